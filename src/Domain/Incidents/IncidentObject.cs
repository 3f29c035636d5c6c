using System.Collections.Immutable;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Incidents;

/// <summary>A tracked object that was brought into an incident.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name as its party registered it.</param>
/// <param name="KeepTrail">Whether where it was is stored.</param>
/// <param name="By">Who brought it in.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Line">The line of the log in which its name stands.</param>
public sealed record IncidentObject(
    TrackedObjectId Id, TrackedObjectKind Kind, string Name, bool KeepTrail, Actor By, DateTimeOffset At, long Line)
{
    /// <summary>Which control rooms follow it, which of them leads, and to whom that was offered.</summary>
    public ObjectLead Lead { get; init; } = ObjectLead.Nobody;

    /// <summary>The rooms the lead was ever offered to, by name: they need not have been told.</summary>
    public ImmutableList<OrganisationName> Neighbours { get; init; } = [];

    /// <summary>The parties from which the sharing party took it away: until it releases it to them again, nobody passes it on to them.</summary>
    public ImmutableList<OrganisationId> Barred { get; init; } = [];

    /// <summary>As the gate knows it.</summary>
    public GateResource Resource => new GateResource.TrackedObject(Id);
}
