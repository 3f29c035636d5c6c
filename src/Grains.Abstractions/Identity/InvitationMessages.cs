using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Identity;

/// <summary>One invitation in the list of the organisation of whoever gave it.</summary>
/// <param name="Id">Names it: the beginning of the hash of its code, which does not give the code away.</param>
/// <param name="GivenBy">The name of the person who gave it.</param>
/// <param name="Organisation">For which organisation.</param>
/// <param name="Name">The name of the person who is invited.</param>
/// <param name="Roles">The roles it will have.</param>
/// <param name="Expires">When it has no meaning any more, UTC.</param>
[GenerateSerializer, Immutable, Alias("liveview.invitation-entry")]
public sealed record InvitationEntry(
    [property: Id(0)] string Id, [property: Id(1)] string GivenBy, [property: Id(2)] OrganisationId Organisation,
    [property: Id(3)] string Name, [property: Id(4)] PersonRole[] Roles, [property: Id(5)] DateTimeOffset Expires);

/// <summary>An administrator takes an invitation of the own organisation back.</summary>
/// <param name="By">Who orders it.</param>
/// <param name="Invitation">Which one; see <see cref="InvitationEntry.Id"/>.</param>
[GenerateSerializer, Immutable, Alias("liveview.invitation-withdrawal")]
public sealed record InvitationWithdrawal([property: Id(0)] Actor By, [property: Id(1)] string Invitation) : IByActor;
