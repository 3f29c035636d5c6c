namespace LiveView.Media.Feeds;

/// <summary>What a viewer reads from its subscription: one of the five cases below, and no other.</summary>
public abstract record FeedMessage
{
    private FeedMessage()
    {
    }

    /// <summary>A decoder starts anew with this init segment; a key frame follows.</summary>
    /// <param name="Segment">The init segment, framed.</param>
    public sealed record Init(FeedInit Segment) : FeedMessage;

    /// <summary>One frame, to which its reader owns a reference until it disposes of the message.</summary>
    /// <param name="Fragment">The frame, framed.</param>
    /// <param name="CatchUp">Whether it is older than live: part of the burst with which a viewer starts.</param>
    public sealed record Picture(Fragment Fragment, bool CatchUp) : FeedMessage, IDisposable
    {
        private int _released;

        /// <summary>Gives the reference back; a second time it does nothing.</summary>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
            {
                Fragment.Release();
            }
        }
    }

    /// <summary>The viewer was too slow and lost frames; a key frame follows.</summary>
    /// <param name="Dropped">How many frames, at least 1.</param>
    public sealed record Gap(long Dropped) : FeedMessage;

    /// <summary>How the picture is doing changed. States that nobody read in time are left out; the last one always comes.</summary>
    /// <param name="State">The state now.</param>
    public sealed record StateChanged(PictureState State) : FeedMessage;

    /// <summary>Nothing follows.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Ended(EndReason Reason) : FeedMessage;
}
