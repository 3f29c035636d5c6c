using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Checks;

namespace LiveView.Domain.Connections;

/// <summary>A connection [aansluiting]: a site joined to a sharing party under one number.</summary>
/// <param name="Number">The connection number.</param>
/// <param name="Name">Name of the site as screens show it.</param>
/// <param name="SharingParty">The party that shares its pictures and operates its cameras.</param>
/// <param name="Address">Where it is, in words.</param>
/// <param name="Position">Where it is, WGS84.</param>
/// <param name="AlarmAccounts">Accounts under which its panels report.</param>
/// <param name="Cameras">Its cameras.</param>
/// <param name="Policy">What may be done with its pictures.</param>
/// <param name="Checklists">What its sharing party does at an alarm, by kind; null for nothing in particular.</param>
public sealed record Site(
    ConnectionNumber Number, string Name, OrganisationId SharingParty, SiteAddress Address, GeoPosition Position,
    IReadOnlyList<AlarmAccount> AlarmAccounts, IReadOnlyList<Camera> Cameras, SourcePolicy Policy,
    IReadOnlyList<Checklist>? Checklists = null);
