using LiveView.Api.Keys;

namespace LiveView.Api.Tests.Keys;

/// <summary>Keys in files: whoever comes first makes one, and everybody has that.</summary>
public sealed class KeyFilesTests : IDisposable
{
    private const int Rounds = 200;
    private const int Makers = 4;

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("live-view-keys-");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task Of_many_that_make_a_key_at_once_all_get_the_same()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (name, directory) = ($"key-{round}", _home.FullName);
            // All have seen that there is none before the first writes one.
            using var seen = new Barrier(Makers);
            string Make()
            {
                seen.SignalAndWait(TimeSpan.FromMilliseconds(200));
                return Guid.NewGuid().ToString();
            }

            var got = await Task.WhenAll(Enumerable.Range(0, Makers).Select(_ => Task.Factory.StartNew(
                () => new KeyFiles(directory).ReadOrMake(name, Make), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            Assert.Single(got.Distinct());
        }

        Assert.Equal(Rounds, _home.GetFiles().Length);
    }

    [Fact]
    public void A_key_is_kept_and_read_by_its_owner_alone()
    {
        var directory = Path.Combine(_home.FullName, "machine-keys");
        var made = new KeyFiles(directory).ReadOrMake("a.pem", () => "made");
        Assert.Equal(made, new KeyFiles(directory).ReadOrMake("a.pem", () => "made anew"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(directory, "a.pem")));
        }
    }
}
