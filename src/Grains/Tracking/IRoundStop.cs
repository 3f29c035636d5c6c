namespace LiveView.Grains.Tracking;

/// <summary>A tracked object as <see cref="TrackRounds" /> comes past it, on a thread that is not its own.</summary>
internal interface IRoundStop
{
    /// <summary>From when on it is worth to look, ticks of UTC; <see cref="long.MaxValue" /> while only a report can tell something.</summary>
    long LooksAt { get; }

    /// <summary>Has it look, on its own scheduler; returns at once, never throws.</summary>
    void Look();
}
