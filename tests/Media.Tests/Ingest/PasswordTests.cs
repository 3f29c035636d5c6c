using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Tests.Rtsp;

namespace LiveView.Media.Tests.Ingest;

/// <summary>Cameras that ask for a user name and password.</summary>
[Collection("processes")]
public sealed class PasswordTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData("--basic", "till=h264:25")]
    [InlineData("--digest", "till=h264:25")]
    [InlineData("--digest", "till=mjpeg")]
    public async Task The_right_password_shows_the_picture_and_no_process_learns_it(string scheme, string stream)
    {
        using var camera = TestCamera.With($"{scheme}=viewer:correct-horse", stream);
        await using var bench = new NodeBench();
        bench.Assign(camera.Address("till"), credentials: Credentials("correct-horse\n"));
        using var viewer = await bench.WatchAsync();

        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);

        Assert.Equal(stream.EndsWith("mjpeg", StringComparison.Ordinal) ? 1 : 0, NodeBench.Ffmpegs.Count);
        Assert.All(NodeBench.Ffmpegs, child => Assert.DoesNotContain("horse", File.ReadAllText($"/proc/{child}/cmdline"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--basic")]
    [InlineData("--digest")]
    public async Task A_wrong_password_is_called_that(string scheme)
    {
        using var camera = TestCamera.With($"{scheme}=viewer:correct-horse", "till=h264:25");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address("till"), credentials: Credentials("battery-staple"));
        using var viewer = await bench.WatchAsync();

        Assert.Equal(PictureFault.Unauthorized, (await viewer.UntilStateAsync(PictureCondition.Failed)).Fault);
    }

    [Fact]
    public async Task A_password_file_that_is_missing_or_open_to_everybody_is_refused()
    {
        Assert.Throws<FileNotFoundException>(() => new CameraCredentials("viewer", _file + ".absent").ReadPassword());
        var open = Credentials("correct-horse");
        Mode(UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.DoesNotContain("horse", Assert.Throws<IOException>(open.ReadPassword).Message, StringComparison.Ordinal);
        await using var bench = new NodeBench();
        bench.Assign(RtspAddress.Parse("rtsp://127.0.0.1:9/a"), credentials: open);
        using var viewer = await bench.WatchAsync();

        Assert.Equal(PictureFault.PasswordUnreadable, (await viewer.UntilStateAsync(PictureCondition.Failed)).Fault);
    }

    public void Dispose() => File.Delete(_file);

    private void Mode(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_file, mode);
        }
    }

    private CameraCredentials Credentials(string content)
    {
        File.WriteAllText(_file, content);
        Mode(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return new CameraCredentials("viewer", _file);
    }
}
