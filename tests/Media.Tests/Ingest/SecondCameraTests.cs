using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Tests.Rtsp;
using LiveView.Simulation.Cameras;

namespace LiveView.Media.Tests.Ingest;

/// <summary>A camera of another make than the first, on one connection for questions and pictures, that asks for a password.</summary>
[Collection("processes")]
public sealed class SecondCameraTests(SecondCameras cameras) : IClassFixture<SecondCameras>, IDisposable
{
    private const int TheTill = 3;
    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData("Basic")]
    [InlineData("Digest")]
    public async Task The_right_password_shows_each_of_its_frames(string scheme)
    {
        await using var bench = new NodeBench();
        bench.Assign(cameras.Address(scheme), credentials: Credentials(SecondCameras.Password));
        using var viewer = await bench.WatchAsync();

        var shown = await DecodedAsync(viewer, 40);

        Assert.Equal(40, shown.Count);
        Assert.All(shown, each => Assert.Equal(TheTill, each.Camera));
        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.Equal(1, pair.Second.FramesSince(pair.First)));
        Assert.Empty(NodeBench.Ffmpegs);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Digest")]
    public async Task A_wrong_password_is_called_that_and_shows_nothing(string scheme)
    {
        await using var bench = new NodeBench();
        bench.Assign(cameras.Address(scheme), credentials: Credentials("battery-staple"));
        using var viewer = await bench.WatchAsync();

        var state = await viewer.UntilStateAsync(PictureCondition.Failed);

        Assert.Equal(PictureFault.Unauthorized, state.Fault);
        Assert.Equal("The camera denies access: check its user name and password.", state.Message!.En);
        Assert.DoesNotContain(viewer.Seen, message => message is FeedMessage.Init or FeedMessage.Picture);
    }

    public void Dispose() => File.Delete(_file);

    /// <summary>The first pictures that a viewer gets, decoded by ffmpeg.</summary>
    private async Task<IReadOnlyList<FrameCounter>> DecodedAsync(ViewerWitness viewer, int pictures)
    {
        using var film = new MemoryStream();
        var first = await viewer.NextPictureAsync();
        film.Write(viewer.Init!.Message.Span[24..]);
        film.Write(first.Payload.Span);
        for (var i = 1; i < pictures; i++)
        {
            film.Write((await viewer.NextPictureAsync()).Payload.Span);
        }

        await File.WriteAllBytesAsync(_file, film.ToArray());
        var (width, height) = (viewer.Init.Segment.Width, viewer.Init.Segment.Height);
        return [.. Programs.Ffmpeg("-i", _file, "-fps_mode", "passthrough", "-pix_fmt", "gray", "-f", "rawvideo", "pipe:1")
            .Chunk(width * height).Select(picture => FrameCounter.Read(picture, width, height)).OfType<FrameCounter>()];
    }

    private CameraCredentials Credentials(string password)
    {
        File.WriteAllText(_file, password);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return new CameraCredentials(SecondCameras.User, _file);
    }
}
