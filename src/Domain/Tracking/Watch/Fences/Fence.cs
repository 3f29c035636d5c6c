using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;

namespace LiveView.Domain.Tracking.Watch.Fences;

/// <summary>A fence [hek] around or along the way of a tracked object. What it may be like says <see cref="FenceChecks"/>.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name as screens show it, 1 to 60 characters.</param>
/// <param name="Kind">What it listens for.</param>
/// <param name="Points">The corners of an area, the first not repeated, or the line of a corridor; WGS84, in order.</param>
/// <param name="Alarm">As what a crossing raises the alarm: it decides how urgent that is.</param>
/// <param name="HalfWidth">Of a corridor, how far from its line it reaches to each side, metres; 0 for an area.</param>
public sealed record Fence(FenceId Id, string Name, FenceKind Kind, IReadOnlyList<GeoPosition> Points, AlarmKind Alarm, double HalfWidth = 0)
{
    /// <summary>Whether it is a strip along a line.</summary>
    internal bool IsCorridor => Kind == FenceKind.LeavingCorridor;

    /// <summary>Whether to come in raises the alarm; else to leave does.</summary>
    internal bool MindsEntering => Kind == FenceKind.EnteringArea;

    /// <summary>Why a crossing raises the alarm.</summary>
    internal ObjectAlarmCause Cause => Kind switch
    {
        FenceKind.EnteringArea => ObjectAlarmCause.AreaEntered,
        FenceKind.LeavingArea => ObjectAlarmCause.AreaLeft,
        FenceKind.LeavingCorridor => ObjectAlarmCause.CorridorLeft,
        _ => throw new InvalidOperationException($"No cause for {Kind}."),
    };
}
