using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Tracking;

/// <summary>Where tracks are stored: the events of each object, numbered without a gap, and of an object without a trail its last position alone.</summary>
public interface ITrackLog
{
    /// <summary>Appends events of one object; when this completes they survive the loss of the machine.</summary>
    /// <exception cref="TrackConflictException">The track goes on from another number: load it again.</exception>
    /// <exception cref="TrackLogUnavailableException">Nobody knows whether it was written: load the track again before trying again.</exception>
    Task AppendAsync(TrackAppend append, CancellationToken cancel = default);

    /// <summary>What is stored of an object, as far as decisions need it.</summary>
    /// <exception cref="TrackLogUnavailableException">The database does not answer.</exception>
    Task<StoredTrack> LoadAsync(TrackedObjectId followed, CancellationToken cancel = default);

    /// <summary>Events after a number, by number.</summary>
    /// <param name="followed">The object.</param>
    /// <param name="after">The last number that is known; 0 for from the start.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="TrackLogUnavailableException">The database does not answer.</exception>
    Task<IReadOnlyList<TrackEvent>> ReadAsync(TrackedObjectId followed, long after, int most, CancellationToken cancel = default);
}
