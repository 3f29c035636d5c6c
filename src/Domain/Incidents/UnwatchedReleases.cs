using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents;

/// <summary>
/// Released, but nobody looks. Consoles open pictures by themselves, so this means that no console of the party is there, or that it
/// cannot show them.
/// </summary>
public static class UnwatchedReleases
{
    /// <summary>How long a party has to look.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What is to be escalated now: each release once.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="by">Who watches over it: the sharing party's machinery.</param>
    /// <param name="now">Now, UTC.</param>
    public static IEnumerable<IncidentEvent.UnwatchedEscalated> Due(Incident incident, Actor by, DateTimeOffset now) =>
        incident.Releases
            .Where(release => incident.IsOpen && release.RunsAt(now) && release.Allows(GateAction.Live) && now - release.Since >= Patience
                && !incident.WasWatched(release) && !incident.WasEscalated(release.Id))
            .GroupBy(release => release.To, release => release.Id)
            .Select(ofParty => new IncidentEvent.UnwatchedEscalated(by, ofParty.Key, [.. ofParty]));

    /// <summary>The escalation to a party that still holds, or null: nobody looked, and some of its releases still run.</summary>
    public static UnwatchedEscalation? UnwatchedBy(this Incident incident, OrganisationId party) =>
        incident.IsOpen
            ? incident.Escalations.FindLast(each => each.To == party && each.LookedAt is null && incident.Releases.Exists(
                release => each.Releases.Contains(release.Id) && release.EndedAt is null))
            : null;

    private static bool WasWatched(this Incident incident, ImageRelease release) =>
        incident.Viewings.Values.Any(viewing => viewing.By.Organisation == release.To)
        || (incident.LastWatched.TryGetValue(release.To, out var at) && at >= release.Since);

    private static bool WasEscalated(this Incident incident, ReleaseId release) =>
        incident.Escalations.Exists(each => each.Releases.Contains(release));
}
