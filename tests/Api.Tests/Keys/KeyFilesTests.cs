using LiveView.Api.Keys;

namespace LiveView.Api.Tests.Keys;

/// <summary>Keys in files: whoever comes first makes one, and everybody has that.</summary>
public sealed class KeyFilesTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("live-view-keys-");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task Of_many_that_make_a_key_at_once_all_get_the_same()
    {
        for (var round = 0; round < 50; round++)
        {
            var (name, directory) = ($"key-{round}", _home.FullName);
            var got = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new KeyFiles(directory).ReadOrMake(name, () => Guid.NewGuid().ToString()))));
            Assert.Single(got.Distinct());
        }

        Assert.Equal(50, _home.GetFiles().Length);
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
