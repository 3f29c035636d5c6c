using LiveView.Domain.Decisions;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Api.Tracking;

/// <summary>What became of one report; exactly one of both is given.</summary>
/// <param name="Verdict">What was made of it: it is stored.</param>
/// <param name="Refusal">Why it was not taken.</param>
internal sealed record PositionAnswer(ReportVerdict? Verdict, Refusal? Refusal)
{
    /// <summary>What became of alarms of its object that were settled with it.</summary>
    public IReadOnlyList<HeardAlarm> Alarms { get; init; } = [];

    /// <summary>Whether nobody knows that it is stored: the same should be sent again.</summary>
    public bool IsTryAgain => Refusal?.Code == PositionReceipt.TryAgain;
}
