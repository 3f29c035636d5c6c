using LiveView.Media.Feeds;
using LiveView.Media.Mp4;

namespace LiveView.Media.Ingest;

/// <summary>Passes what one run cuts on to the feed, as long as the feed listens and the picture is one that consoles show.</summary>
internal sealed class RunReceiver(FeedWriter writer, FrameWatch watch) : IFragmentReceiver
{
    /// <summary>Whether the pictures are coded in a way that consoles do not show.</summary>
    public bool NotH264 { get; private set; }

    /// <summary>Whether there is no use in reading on.</summary>
    public bool Finished { get; private set; }

    public void OnInit(InitSegment init)
    {
        NotH264 = init.Codec != VideoCodec.H264;
        Finished = NotH264 || !writer.Publish(init);
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
