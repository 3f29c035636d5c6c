using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Incidents;

/// <summary>An alarm [alarmmelding] as it was received and stored.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Signal">What the panel said.</param>
/// <param name="ReceivedAt">When it was received, UTC.</param>
/// <param name="Account">The account it came from, in the form <c>R0L0#1234</c>.</param>
public sealed record Alarm(AlarmId Id, AlarmSignal Signal, DateTimeOffset ReceivedAt, string Account);
