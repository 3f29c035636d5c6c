using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>A room to offer the lead to, because the object is about to come.</summary>
/// <param name="Region">Its region.</param>
/// <param name="Probability">That it is there within five minutes, 0 to 1.</param>
/// <param name="ExpectedAt">When, if it goes on as it went, UTC; null when that is not within ten minutes.</param>
public sealed record Invitation(Region Region, double Probability, DateTimeOffset? ExpectedAt);
