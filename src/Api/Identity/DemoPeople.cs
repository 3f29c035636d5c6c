using System.Text.Json;
using LiveView.Api.Json;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Identity;

/// <summary>The people of the demonstration; nobody outside it.</summary>
internal sealed class DemoPeople
{
    public DemoPeople(IOptions<DemoOptions> options)
    {
        IsDemo = options.Value.Enabled;
        if (IsDemo && options.Value.PeopleFile is { } file)
        {
            People = JsonSerializer.Deserialize<PeopleFile>(File.ReadAllBytes(file), ApiJson.Options)!.People;
        }
    }

    public bool IsDemo { get; }

    public IReadOnlyList<DemoPerson> People { get; } = [];

    /// <summary>
    /// Whether a session may be used here: one of the demonstration outlives it in the database, the right in it must not.
    /// </summary>
    public bool Admits(Session session) => session.Origin != AccountOrigin.Demo
        || (People.FirstOrDefault(each => each.Id == session.Person) is { } person
            && person.Organisation == session.Organisation.Id && person.Roles.ToHashSet().SetEquals(session.Roles));

    internal sealed record DemoPerson(PersonId Id, string Name, OrganisationId Organisation, IReadOnlyList<PersonRole> Roles);

    private sealed record PeopleFile(IReadOnlyList<DemoPerson> People);
}
