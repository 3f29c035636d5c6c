using LiveView.Domain.Incidents;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Alarms;

/// <summary>A message as a receiver took it off the line.</summary>
/// <param name="Receiver">The alarm centre whose receiver took it.</param>
/// <param name="Sequence">Sequence number the panel gave, 0 to 9999.</param>
/// <param name="Fingerprint">Everything of the message that a resend repeats: two messages with equal sequence and fingerprint are one.</param>
/// <param name="Signals">What it says; empty for a link test.</param>
/// <param name="ReceivedAt">When it came in, UTC.</param>
[GenerateSerializer, Immutable, Alias("liveview.received-message")]
public sealed record ReceivedMessage(
    [property: Id(0)] OrganisationId Receiver, [property: Id(1)] int Sequence, [property: Id(2)] string Fingerprint,
    [property: Id(3)] AlarmSignal[] Signals, [property: Id(4)] DateTimeOffset ReceivedAt) : IForOrganisation
{
    OrganisationId IForOrganisation.Organisation => Receiver;
}
