using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;

namespace LiveView.Api.Accountability;

/// <summary>Names of people, for readers of their own organisation alone; everybody else knows them by pseudonym.</summary>
internal sealed class PersonNames(DemoPeople demo)
{
    /// <summary>The name, or null when it is not known here.</summary>
    public string? Of(OrganisationId organisation, PersonId person) =>
        demo.People.FirstOrDefault(each => each.Id == person && each.Organisation == organisation)?.Name;
}
