using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Tests.Ingest;
using LiveView.Media.Tests.Rtsp;

namespace LiveView.Media.Tests.Sources;

/// <summary>A film as a source, for exercises.</summary>
[Collection("processes")]
public sealed class FilmTests : IDisposable
{
    private readonly DirectoryInfo _films = Directory.CreateTempSubdirectory("live-view-films-");
    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("live-view-elsewhere-");

    public FilmTests() => Make(_films, "robbery.mp4");

    [Fact]
    public async Task It_is_shown_again_and_again_and_says_that_it_is_no_camera()
    {
        await using var bench = new NodeBench(WithFilms());
        bench.Assign(FileAddress.Parse("file:///robbery.mp4"));
        using var viewer = await bench.WatchAsync();

        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);
        // The film has ten pictures; the twenty-fifth is of its third showing.
        for (var i = 1; i < 25; i++)
        {
            await viewer.NextPictureAsync();
        }

        var live = viewer.Seen.OfType<FeedMessage.StateChanged>().Last().State;
        Assert.Equal((PictureCondition.Live, "Exercise: this is a film, not a camera."), (live.Condition, live.Message?.En));
        Assert.InRange(viewer.Since.Elapsed.TotalSeconds, 1.8, 20);
        Assert.All(NodeBench.Ffmpegs, child => Assert.DoesNotContain("robbery", File.ReadAllText($"/proc/{child}/cmdline"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_film_that_is_not_there_is_called_that()
    {
        await using var bench = new NodeBench(WithFilms());
        bench.Assign(FileAddress.Parse("file:///absent.mp4"));
        using var viewer = await bench.WatchAsync();

        Assert.Equal(PictureFault.FilmMissing, (await viewer.UntilStateAsync(PictureCondition.Failed)).Fault);
    }

    [Fact]
    public async Task A_link_out_of_the_directory_leads_nowhere()
    {
        Make(_elsewhere, "private.mp4");
        File.CreateSymbolicLink(Path.Combine(_films.FullName, "link.mp4"), Path.Combine(_elsewhere.FullName, "private.mp4"));
        await using var bench = new NodeBench(WithFilms());
        bench.Assign(FileAddress.Parse("file:///link.mp4"));
        using var viewer = await bench.WatchAsync();

        Assert.Equal(PictureFault.FilmMissing, (await viewer.UntilStateAsync(PictureCondition.Failed)).Fault);
    }

    [Fact]
    public async Task What_is_no_film_is_called_unreadable_and_shows_nothing()
    {
        await File.WriteAllTextAsync(Path.Combine(_films.FullName, "text.mp4"), "ffconcat version 1.0\nfile 'file:/etc/hostname'\n");
        await using var bench = new NodeBench(WithFilms());
        bench.Assign(FileAddress.Parse("file:///text.mp4"));
        using var viewer = await bench.WatchAsync();

        Assert.Equal(PictureFault.BadStream, (await viewer.UntilStateAsync(PictureCondition.Reconnecting)).Fault);
        Assert.DoesNotContain(viewer.Seen, message => message is FeedMessage.Picture);
    }

    [Fact]
    public async Task A_node_without_a_directory_of_films_says_who_can_help()
    {
        await using var bench = new NodeBench();
        bench.Assign(FileAddress.Parse("file:///robbery.mp4"));
        using var viewer = await bench.WatchAsync();

        Assert.Contains("Media:Sources", (await viewer.UntilStateAsync(PictureCondition.Failed)).Message!.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///../etc/passwd")]
    [InlineData("file:///a/../../b.mp4")]
    [InlineData("file:///.hidden")]
    [InlineData("file:////etc/passwd")]
    [InlineData("file://host/a.mp4")]
    [InlineData("file:///a'b.mp4")]
    [InlineData("file:///a\nb.mp4")]
    [InlineData("file:///")]
    public void A_name_that_could_lead_elsewhere_is_no_address(string text) => Assert.Throws<FormatException>(() => SourceAddress.Parse(text));

    [Fact]
    public async Task A_directory_with_a_quote_in_its_name_is_quoted()
    {
        var directory = Directory.CreateDirectory(Path.Combine(_films.FullName, "chief's films"));
        Make(directory, "robbery.mp4");
        await using var bench = new NodeBench(NodeBench.LocalCameras with { Sources = new SourceOptions { FilmDirectory = directory.FullName } });
        bench.Assign(FileAddress.Parse("file:///robbery.mp4"));
        using var viewer = await bench.WatchAsync();

        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);
    }

    public void Dispose()
    {
        _films.Delete(recursive: true);
        _elsewhere.Delete(recursive: true);
    }

    private MediaNodeOptions WithFilms() => NodeBench.LocalCameras with { Sources = new SourceOptions { FilmDirectory = _films.FullName } };

    /// <summary>One second, with B-frames and with its index at the end, as films have.</summary>
    private static void Make(DirectoryInfo directory, string name) => Programs.Ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=10", "-t", "1", "-c:v", "libx264", "-bf", "2", "-pix_fmt", "yuv420p", Path.Combine(directory.FullName, name));
}
