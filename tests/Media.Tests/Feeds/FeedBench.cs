using LiveView.Domain.Identifiers;
using LiveView.Media.Feeds;
using LiveView.Media.Tests.Mp4;
using Microsoft.Extensions.Time.Testing;

namespace LiveView.Media.Tests.Feeds;

/// <summary>A feed whose frames and whose time the test moves.</summary>
internal sealed class FeedBench
{
    public static readonly CameraId Till = CameraId.Parse("lv-0001-till");
    private FeedWriter _writer;

    public FeedBench(FeedLimits? limits = null)
    {
        Feed = new Feed(Till, limits ?? FeedLimits.Default, Time);
        _writer = Feed.StartRun(1)!;
        _writer.Publish(Streams.Cut(Streams.H264).Init);
    }

    public FakeTimeProvider Time { get; } = new();

    /// <summary>Overwrites what comes back: whoever reads after that sees it.</summary>
    public PicturePool Pool { get; } = new(wipe: true);

    public Feed Feed { get; }

    public static List<FeedMessage> Drain(FeedSubscription viewer)
    {
        var messages = new List<FeedMessage>();
        while (viewer.TryRead(out var message))
        {
            messages.Add(message);
            if (message is FeedMessage.Ended)
            {
                break;
            }
        }

        return messages;
    }

    public static IEnumerable<Fragment> Pictures(IEnumerable<FeedMessage> messages) =>
        messages.OfType<FeedMessage.Picture>().Select(picture => picture.Fragment);

    public FeedWriter Restart(long epoch)
    {
        _writer = Feed.StartRun(epoch)!;
        _writer.Publish(Streams.Cut(Streams.H264).Init);
        return _writer;
    }

    public void Key() => Publish(0);

    public void Deltas(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Publish(1);
        }
    }

    private void Publish(int frame)
    {
        Time.Advance(TimeSpan.FromMilliseconds(40));
        _writer.Publish(Streams.Cut(s_frames[frame], headroom: Fragment.Headroom, pool: Pool).Fragments[0]);
    }

    /// <summary>A key frame and a delta frame, each behind the init segment.</summary>
    private static readonly byte[][] s_frames = FirstTwoFrames();

    private static byte[][] FirstTwoFrames()
    {
        var pieces = Streams.Cut(Streams.H264);
        return [.. pieces.Fragments.Take(2).Select(cut => (byte[])[.. pieces.Init.Bytes.Span, .. cut.Memory.Span])];
    }
}
