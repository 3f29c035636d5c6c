using LiveView.Api.Gate.Lines;
using LiveView.Media.Tests.Feeds;

namespace LiveView.Api.Tests.Gate.Lines;

/// <summary>A viewer that says nothing is asked whether it is there, and is let go when it is not.</summary>
public class LineBeatTests
{
    private const int PingKind = 9;

    [Fact]
    public void A_silent_viewer_is_asked_once_and_cut_off_when_it_does_not_answer()
    {
        var end = new NarrowEnd();
        end.Widen(100_000_000);
        using var bench = new LineBench(end, new FeedBench());

        Beat(bench.Line, 44);

        Assert.Single(Frames.Read(end.Out).Whole, each => each.Kind == PingKind);
        Assert.False(end.Aborted);
        bench.Line.Beat();
        Assert.True(end.Aborted);
        Assert.True(bench.Line.Gone.IsCancellationRequested);
    }

    [Fact]
    public async Task Whatever_a_viewer_says_keeps_it()
    {
        await using var line = new ViewerLine(new MemoryStream("pong"u8.ToArray()), new NarrowEnd());
        Beat(line, 44);
        await line.ReadExactlyAsync(new byte[4]);
        Beat(line, 44);

        Assert.False(line.Gone.IsCancellationRequested);
    }

    [Fact]
    public void While_there_is_no_picture_the_state_is_said_again_every_five_beats()
    {
        var end = new NarrowEnd();
        end.Widen(100_000_000);
        using var bench = new LineBench(end, new FeedBench());
        var before = Texts(end);

        Beat(bench.Line, 10);

        Assert.Equal(before + 2, Texts(end));
    }

    private static int Texts(NarrowEnd end) => Frames.Read(end.Out).Whole.Count(each => each.Kind == Frames.Text);

    private static void Beat(ViewerLine line, int times)
    {
        for (var beat = 0; beat < times; beat++)
        {
            line.Beat();
        }
    }
}
