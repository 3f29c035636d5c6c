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

    internal sealed record DemoPerson(PersonId Id, string Name, OrganisationId Organisation, IReadOnlyList<PersonRole> Roles);

    private sealed record PeopleFile(IReadOnlyList<DemoPerson> People);
}
