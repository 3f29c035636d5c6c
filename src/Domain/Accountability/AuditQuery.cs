using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Accountability;

/// <summary>What a report is about.</summary>
/// <param name="Cameras">The cameras; empty for all within the scope.</param>
/// <param name="From">First moment, UTC.</param>
/// <param name="To">End, UTC, itself not within it.</param>
public sealed record AuditQuery(IReadOnlyList<CameraId> Cameras, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Greatest number of cameras in one report.</summary>
    public const int MostCameras = 50;

    /// <summary>Longest period of one report: a leap year and a day, so that a year's audit fits wherever it begins.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(367);

    /// <summary>Why no report can be made of this, or null.</summary>
    public Refusal? Refusal() =>
        To <= From ? new Refusal("bad-period", "The period ends before it begins: choose an end after the beginning.")
        : To - From > Longest ? new Refusal("period-too-long", $"The period is longer than {Longest.TotalDays} days: make more reports.")
        : Cameras.Count > MostCameras ? new Refusal("too-many-cameras", $"More than {MostCameras} cameras: make more reports.")
        : null;
}
