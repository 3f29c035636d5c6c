using System.Collections.Immutable;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents;

/// <summary>A photo or floor plan that an incident holds [beeldmateriaal]. To whom it is released says <see cref="Incident.Items"/>.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="By">Who added it; the machine that raised the incident for a plan of the site.</param>
/// <param name="At">When it was added, UTC.</param>
/// <param name="Line">The line of the log in which somebody wrote its title; null for a plan of the site.</param>
public sealed record IncidentMaterial(
    MaterialId Id, MaterialKind Kind, string Title, MaterialContent Content, Actor By, DateTimeOffset At, long? Line)
{
    /// <summary>How often each party looked, and when last.</summary>
    public ImmutableDictionary<OrganisationId, MaterialLooks> Looks { get; init; } = ImmutableDictionary<OrganisationId, MaterialLooks>.Empty;

    /// <summary>As the gate knows it.</summary>
    public GateResource Resource => Guarded(Kind, Id);

    /// <summary>Material as the gate knows it.</summary>
    public static GateResource Guarded(MaterialKind kind, MaterialId id) => kind switch
    {
        MaterialKind.Photo => new GateResource.Photo(id),
        MaterialKind.Plan => new GateResource.Plan(id),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Material that the gate does not know."),
    };

    /// <summary>What looking at it is called at the gate.</summary>
    public static GateAction Look(MaterialKind kind) => kind switch
    {
        MaterialKind.Photo => GateAction.Photo,
        MaterialKind.Plan => GateAction.Plan,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Material that the gate does not know."),
    };
}

/// <summary>How people of one party looked at one piece of material.</summary>
/// <param name="Count">How often, at least 1.</param>
/// <param name="LastAt">When last, UTC.</param>
public sealed record MaterialLooks(int Count, DateTimeOffset LastAt);
