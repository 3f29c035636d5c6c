using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Identity;

/// <summary>What a person may be for one organisation.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Roles">Its roles there, without doubles.</param>
/// <param name="Disabled">Whether the organisation has taken its access away.</param>
public sealed record Membership(OrganisationId Organisation, IReadOnlyList<PersonRole> Roles, bool Disabled = false);
