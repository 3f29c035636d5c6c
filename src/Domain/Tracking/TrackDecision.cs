using System.Collections.Immutable;

namespace LiveView.Domain.Tracking;

/// <summary>What a track makes of reports.</summary>
/// <param name="Events">To append, in this order; numbered on from the track's last.</param>
/// <param name="After">The track after them: what <see cref="TrackRules.Evolve" /> makes of it too.</param>
/// <param name="Verdicts">One per report, in the order they came in.</param>
public sealed record TrackDecision(ImmutableArray<TrackEvent> Events, Track After, ImmutableArray<ReportVerdict> Verdicts);
