using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;

namespace LiveView.Domain.Alarms;

/// <summary>A message of a panel that was stored.</summary>
/// <param name="Receiver">The alarm centre whose receiver took it.</param>
/// <param name="Sequence">Sequence number the panel gave, 0 to 9999.</param>
/// <param name="Fingerprint">Everything of the message that a resend repeats.</param>
/// <param name="Alarms">What it said; empty for a link test.</param>
public sealed record AccountEvent(OrganisationId Receiver, int Sequence, string Fingerprint, IReadOnlyList<Alarm> Alarms)
{
    /// <summary>Stable name of the event in the log.</summary>
    public const string Name = "alarm-received";
}
