using LiveView.Domain.Parties;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents;

/// <summary>What an incident's own machinery writes down for people to account for: refusals, and releases that nobody looks at.</summary>
internal static class Watchkeeping
{
    /// <summary>Writes down who was refused. Also after the incident: that is when most of them come.</summary>
    public static Outcome Record(Incident state, IncidentCommand.RecordDenials record, Actor by) =>
        Machinery(state, by) ?? Outcome.Accept([.. record.Denials.Select(denial => new IncidentEvent.AccessDenied(
            denial.By, denial.Action, denial.Resource, denial.Reason, denial.Epoch, denial.Since, denial.Count))]);

    /// <summary>Escalates what nobody looks at.</summary>
    public static Outcome Escalate(Incident state, Actor by, DateTimeOffset now) =>
        Machinery(state, by) ?? Outcome.Accept([.. UnwatchedReleases.Due(state, by, now)]);

    internal static Outcome? Machinery(Incident state, Actor by) =>
        by.Role is null && by.Person is null && by.Organisation == state.SharingParty.Id
            ? null
            : Outcome.Refuse("not-yours", "Only the incident's own machinery does this.");
}
