using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Parties;

/// <summary>An organisation as another party's screen names it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
public sealed record OrganisationName(OrganisationId Id, string Name);
