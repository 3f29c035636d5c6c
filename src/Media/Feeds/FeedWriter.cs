using LiveView.Media.Mp4;

namespace LiveView.Media.Feeds;

/// <summary>
/// The right to publish into a feed, for one run of one ingest. Once another run started, or the feed ended, everything it
/// publishes is refused: a forgotten process cannot show its picture.
/// </summary>
public sealed class FeedWriter
{
    private readonly Feed _feed;
    private DateTimeOffset? _firstArrival;
    private bool _hadKeyFrame;

    internal FeedWriter(Feed feed, long epoch, int run)
    {
        _feed = feed;
        Epoch = epoch;
        Run = run;
    }

    /// <summary>Epoch of the assignment it publishes for.</summary>
    public long Epoch { get; }

    /// <summary>Number of the run within the feed.</summary>
    public int Run { get; }

    /// <summary>What a frame says about the picture. Live, unless the picture is shown with something that people should know.</summary>
    public PictureState LiveState { get; set; } = PictureState.Live;

    /// <summary>Publishes the init segment; every viewer starts a new decoder.</summary>
    /// <returns>False when this run is no longer the one that is heard.</returns>
    public bool Publish(InitSegment init) => _feed.Publish(this, init);

    /// <summary>Publishes one frame, which must have <see cref="Fragment.Headroom" /> bytes of headroom.</summary>
    /// <returns>False when this run is no longer the one that is heard.</returns>
    public bool Publish(CutFragment fragment)
    {
        ArgumentNullException.ThrowIfNull(fragment);
        ArgumentOutOfRangeException.ThrowIfNotEqual(fragment.Headroom, Fragment.Headroom);
        return _feed.Publish(this, fragment);
    }

    /// <summary>Says how the picture is doing. Live is said by the frames themselves.</summary>
    /// <returns>False when this run is no longer the one that is heard.</returns>
    public bool Publish(PictureState state) => _feed.Publish(this, state);

    /// <summary>Passes on an init segment of a feed elsewhere.</summary>
    internal bool Pass(FeedInit init) => _feed.Pass(this, init);

    /// <summary>Passes on a frame of a feed elsewhere.</summary>
    internal bool Pass(Fragment fragment) => _feed.Pass(this, fragment);

    internal PictureState StateAfter(Fragment fragment, bool groupOutOfBounds, TimeSpan patience)
    {
        _firstArrival ??= fragment.ArrivedAt;
        _hadKeyFrame |= fragment.IsKeyFrame;
        if (_hadKeyFrame)
        {
            return groupOutOfBounds ? PictureState.LiveWithoutKeyFrame : LiveState;
        }

        return fragment.ArrivedAt - _firstArrival > patience ? PictureState.WaitingForKeyFrame : PictureState.Starting;
    }
}
