using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Evidence.Bundle;

/// <summary>Where one tracked object was during an incident.</summary>
/// <param name="Object">The object.</param>
/// <param name="Name">Its name.</param>
/// <param name="Fixes">Every fix, doubted or not, with what was judged of it since; by number.</param>
/// <param name="IsWhole">Whether that is all; false when there were more than a bundle holds.</param>
public sealed record BundleTrack(TrackedObjectId Object, string Name, IReadOnlyList<TrackFix> Fixes, bool IsWhole)
{
    /// <summary>The way as it is believed: in the order of time, one place a moment.</summary>
    public IReadOnlyList<TrackFix> Believed { get; } =
        [.. Fixes.Where(fix => fix.IsBelieved).OrderBy(fix => fix.Time).ThenBy(fix => fix.Sequence).DistinctBy(fix => fix.Time)];
}
