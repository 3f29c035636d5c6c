using LiveView.Domain.Tracking;

namespace LiveView.Api.Gate.Follow;

/// <summary>One event of a track, written once for all who follow it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Bytes">As whoever may see the trail gets it.</param>
/// <param name="Marker">The position at which the marker stands since; null when this event did not move it.</param>
/// <param name="MarkerBytes">As whoever may see only where it is gets that; empty when the marker did not move.</param>
internal sealed record TrackFrame(TrackEvent Event, ReadOnlyMemory<byte> Bytes, TrackFix? Marker, ReadOnlyMemory<byte> MarkerBytes)
{
    public long Sequence => Event.Sequence;

    /// <summary>What of it may leave under a lease; empty for nothing.</summary>
    public ReadOnlyMemory<byte> For(ViewLease lease) => (lease.ShowsTrail, Event) switch
    {
        (_, TrackEvent.EpisodeBegan or TrackEvent.EpisodeEnded or TrackEvent.Heard) => Bytes,
        (false, _) => MarkerBytes,
        (true, TrackEvent.FixTaken(var fix)) => Shows(lease, fix) ? Bytes : default,
        (true, _) => Bytes,
    };

    /// <summary>Whether a position of the trail is as young as a lease that shows the trail asks.</summary>
    public static bool Shows(ViewLease lease, TrackFix fix) => Earlier(fix.Time, fix.ReceivedAt) >= (lease.PicturesFrom ?? DateTimeOffset.MinValue);

    /// <summary>A clock that is fast makes no position younger than it is.</summary>
    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
