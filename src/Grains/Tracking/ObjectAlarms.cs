using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Alarms;
using LiveView.Grains.Connections;

namespace LiveView.Grains.Tracking;

/// <summary>
/// Raises what an object raises the alarm about as a panel's alarm is raised: under a connection of its party, attached to the incident that
/// is open. The object is in that incident, released to nobody.
/// </summary>
internal sealed class ObjectAlarms(IGrainFactory grains, RegisterReader register)
{
    /// <summary>Raises one.</summary>
    /// <param name="registered">The object.</param>
    /// <param name="heard">The alarm.</param>
    /// <param name="last">The incident of the one before it; null when there was none.</param>
    /// <returns>What became of it, and its incident when it has one.</returns>
    /// <exception cref="AlarmNotRaisedException">Not now: it is to be tried again.</exception>
    public async Task<(ObjectAlarmOutcome Outcome, IncidentId? Incident)> RaiseAsync(TrackedObject registered, UnsettledAlarm heard, IncidentId? last)
    {
        if (registered.AlarmConnection is not { } connection
            || grains.GetGrain<ISiteGrain>(GrainKeys.Of(connection)) is var site && await site.Get() is var known && known?.SharingParty != registered.Owner)
        {
            return (ObjectAlarmOutcome.NoConnection, null);
        }

        var (facts, by) = await register.IncidentSiteAsync(known);
        var alarm = heard.Alarm.ToAlarm(registered, heard.HeardAt);
        foreach (var incident in new[] { last, heard.Alarm.NewIncident(registered.Id) }.OfType<IncidentId>())
        {
            // First, so that what is raised ends with the connection, whatever happens between.
            await site.StandFor(alarm.Id, incident);
            var raised = await grains.GetGrain<IIncidentGrain>(GrainKeys.Of(incident))
                .Raise(new Order<IncidentCommand.Raise>(by, new IncidentCommand.Raise(incident, alarm, facts, registered)));
            switch (raised.Refusal?.Code)
            {
                case null:
                    return (ObjectAlarmOutcome.Raised, incident);
                case "incident-closed":
                    continue;
                case "log-unavailable" or "not-stored":
                    throw new AlarmNotRaisedException(alarm.Id, raised.Refusal);
                default:
                    return (ObjectAlarmOutcome.NotTaken, null);
            }
        }

        return (ObjectAlarmOutcome.NotTaken, null);
    }
}
