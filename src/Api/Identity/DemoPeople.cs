using System.Security.Claims;
using System.Text.Json;
using LiveView.Api.Json;
using LiveView.Domain.Identifiers;
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
    /// Whether a session is of somebody who may still choose to be this person: a cookie outlives the demonstration, the right in it
    /// must not.
    /// </summary>
    public bool Admits(ClaimsPrincipal user) =>
        user.Actor() is { Person: { } id } actor && People.FirstOrDefault(each => each.Id == id) is { } person
        && person.Organisation == actor.Organisation && person.Roles.SequenceEqual(user.Roles());

    internal sealed record DemoPerson(PersonId Id, string Name, OrganisationId Organisation, IReadOnlyList<PersonRole> Roles);

    private sealed record PeopleFile(IReadOnlyList<DemoPerson> People);
}
