using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>Invite a party named by its id; the incident itself looks up who it is.</summary>
/// <param name="By">Who invites.</param>
/// <param name="Party">The party.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Text">What for, in words of its own; null for none.</param>
/// <param name="Minutes">How long, in minutes.</param>
/// <param name="Role">As what.</param>
[GenerateSerializer, Immutable, Alias("liveview.invitation-order")]
public sealed record InvitationOrder(
    [property: Id(0)] Actor By, [property: Id(1)] OrganisationId Party, [property: Id(2)] InvitationPurpose Purpose, [property: Id(3)] string? Text,
    [property: Id(4)] int Minutes, [property: Id(5)] InvitationRole Role) : IByActor;
