using LiveView.Domain.Evidence;

namespace LiveView.Domain.Incidents;

/// <summary>One thing a panel said. One message of a panel may hold several.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="IsRestore">Whether it says that something ended, not that it began.</param>
/// <param name="Code">The panel's own code: three digits of Contact ID (<c>122</c>) or two letters of SIA (<c>HA</c>).</param>
/// <param name="Zone">Zone, point or user as the panel numbers it, or null when it names none.</param>
/// <param name="Partition">Partition or area as the panel numbers it, or null when it names none.</param>
/// <param name="Text">What the panel wrote with it, free of control characters, or null.</param>
public sealed record AlarmSignal(
    AlarmKind Kind, bool IsRestore, string Code, string? Zone, string? Partition, [property: Personal] string? Text);
