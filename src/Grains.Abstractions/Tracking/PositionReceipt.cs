using LiveView.Domain.Decisions;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch;

namespace LiveView.Grains.Abstractions.Tracking;

/// <summary>What became of reports.</summary>
/// <param name="Verdicts">One per report, in the same order; empty when they were refused.</param>
/// <param name="Refusal">Why nothing was taken, or null.</param>
[GenerateSerializer, Immutable, Alias("liveview.position-receipt")]
public sealed record PositionReceipt([property: Id(0)] ReportVerdict[] Verdicts, [property: Id(1)] Refusal? Refusal)
{
    /// <summary>What became of the alarms that the object raised, as far as it was settled with these reports.</summary>
    [Id(2)]
    public HeardAlarm[] Alarms { get; init; } = [];

    /// <summary>The code of a refusal after which the same should be sent again.</summary>
    public const string TryAgain = "not-stored";

    /// <summary>The code of a refusal of a device that is nobody's, or another's: who asks does not learn which.</summary>
    public const string UnknownDevice = "unknown-device";
}
