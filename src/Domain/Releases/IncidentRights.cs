using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;

namespace LiveView.Domain.Releases;

/// <summary>All an edge must know of an incident to decide about a picture, and nothing more. What it does not say is not allowed.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Epoch">Rises with every change of rights: of two snapshots the higher holds.</param>
/// <param name="IsOpen">False once it is dismissed or closed.</param>
/// <param name="SharingParty">The party whose cameras they are.</param>
/// <param name="Cameras">The site's cameras.</param>
/// <param name="Releases">All releases, ended ones too: they say why there is no right any more.</param>
/// <param name="At">When its last event happened, by the incident's own clock, UTC: whoever is told of these rights judges releases at this
/// moment and never by a clock of his own.</param>
public sealed record IncidentRights(
    IncidentId Incident, long Epoch, bool IsOpen, OrganisationId SharingParty,
    IReadOnlyList<CameraId> Cameras, IReadOnlyList<ImageRelease> Releases, DateTimeOffset At)
{
    private readonly SourcePolicy? _policy;
    private readonly IReadOnlyList<OrganisationId>? _parties;
    private readonly IReadOnlyList<IncidentItem>? _items;

    /// <summary>What sort of case it is.</summary>
    public IncidentKind Kind { get; init; }

    /// <summary>What may be done with the pictures of its site.</summary>
    public SourcePolicy Policy
    {
        get => _policy ?? SourcePolicy.Nothing;
        init => _policy = value;
    }

    /// <summary>The parties that take part now beside the sharing party: told, and not left.</summary>
    public IReadOnlyList<OrganisationId> Parties
    {
        get => _parties ?? [];
        init => _parties = value;
    }

    /// <summary>Plans, photos and tracked objects of the incident.</summary>
    public IReadOnlyList<IncidentItem> Items
    {
        get => _items ?? [];
        init => _items = value;
    }
}
