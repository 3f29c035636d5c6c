using System.Collections.Immutable;
using System.Text.Json;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Accountability;

/// <summary>A look at a photo or floor plan, or its release, as it is accounted for.</summary>
/// <param name="Incident">In which incident.</param>
/// <param name="Material">Which photo or plan.</param>
/// <param name="Organisation">Who looked, or to whom it was released.</param>
/// <param name="Person">Who looked: a pseudonym; null for a machine, and for a release.</param>
/// <param name="Role">In which role; null for a machine, and for a release.</param>
/// <param name="LegalBasis">On what ground it was released; null for a look.</param>
/// <param name="At">When, UTC.</param>
public sealed record MaterialEntry(
    IncidentId Incident, MaterialId Material, OrganisationId Organisation, PersonId? Person, PersonRole? Role, string? LegalBasis,
    DateTimeOffset At)
{
    /// <summary>The types of the lines that say such a thing.</summary>
    public static readonly ImmutableArray<string> Types = ["material-released", "material-viewed"];

    /// <summary>What a line says of a photo or plan; null when it is about something else.</summary>
    /// <exception cref="JsonException">The line says it is one and is not.</exception>
    public static MaterialEntry? Of(AuditEntry entry) => entry.Type switch
    {
        "material-viewed" => Of(entry, Read<IncidentEvent.MaterialViewed>(entry)),
        "material-released" => Of(entry, Read<IncidentEvent.MaterialReleased>(entry)),
        _ => null,
    };

    private static MaterialEntry Of(AuditEntry entry, IncidentEvent.MaterialViewed viewed) => new(
        IncidentStream.Read(entry.Stream), viewed.Material, viewed.By.Organisation, viewed.By.Person, viewed.By.Role, null, entry.At);

    private static MaterialEntry Of(AuditEntry entry, IncidentEvent.MaterialReleased released) => new(
        IncidentStream.Read(entry.Stream), released.Material, released.Release.To, null, null, released.Release.LegalBasis, entry.At);

    private static T Read<T>(AuditEntry entry) =>
        entry.Event.Deserialize<T>(LogJson.Options) ?? throw new JsonException($"Line {entry.Version} of '{entry.Stream}' is empty.");
}
