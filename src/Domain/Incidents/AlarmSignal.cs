namespace LiveView.Domain.Incidents;

/// <summary>What one code from a panel says.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="IsRestore">Whether it tells that an earlier alarm is over.</param>
/// <param name="Code">The code as the panel sent it, such as <c>HA</c> or <c>122</c>.</param>
/// <param name="Zone">Zone or user, as sent.</param>
/// <param name="Partition">Partition or area, as sent.</param>
/// <param name="Text">Text the panel added.</param>
public sealed record AlarmSignal(
    AlarmKind Kind, bool IsRestore, string Code, string? Zone = null, string? Partition = null, string? Text = null);
