using LiveView.Media.Feeds;
using LiveView.Media.Mp4;

namespace LiveView.Media.Ingest;

/// <summary>Passes what one run cuts on to the feed, as long as the feed listens and it is coded as consoles want it.</summary>
internal sealed class RunReceiver(FeedWriter writer, FrameWatch watch, TrackCodec wanted = TrackCodec.H264) : IFragmentReceiver
{
    /// <summary>Whether it is coded in a way that consoles do not show.</summary>
    public bool IsOtherCodec { get; private set; }

    /// <summary>Whether there is no use in reading on.</summary>
    public bool Finished { get; private set; }

    public void OnInit(InitSegment init)
    {
        IsOtherCodec = init.Codec != wanted;
        Finished = IsOtherCodec || !writer.Publish(init);
    }

    public void OnFragment(CutFragment fragment)
    {
        if (!Finished)
        {
            Finished = !writer.Publish(fragment);
            watch.OnFrame();
        }
    }
}
