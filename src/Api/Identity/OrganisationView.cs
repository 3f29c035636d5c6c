using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Api.Identity;

/// <summary>An organisation as a console shows it.</summary>
internal sealed record OrganisationView(OrganisationId Id, string Name, OrganisationKind Kind)
{
    public static OrganisationView Of(Organisation organisation) => new(organisation.Id, organisation.Name, organisation.Kind);
}
