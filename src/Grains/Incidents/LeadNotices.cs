using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Desks;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Incidents;

/// <summary>
/// Tells desks that a hand-over gets stuck: the national operator that a room does not answer or declines, without a word of the incident;
/// the sharing party and the room that leads that an object is about to come where nobody can be asked.
/// </summary>
internal sealed class LeadNotices(IGrainFactory grains, TimeProvider time, ILogger logger)
{
    public void Tell(IReadOnlyList<IncidentEvent> events, Incident incident)
    {
        foreach (var (followed, room, code) in events.Select(Stuck).OfType<(TrackedObjectId, OrganisationId, string)>())
        {
            var name = incident.Objects.Find(each => each.Id == followed)?.Neighbours.Find(each => each.Id == room)?.Name ?? room.Value;
            Watch(TellNationalAsync(new DeskNotice(
                $"{code}:{room}", code, NoticeSeverity.Warning, time.GetUtcNow(), 1, name, code == "lead-declined"
                    ? new NoticeText($"{name} neemt de regie over een gevolgd object niet over. Bel de meldkamer als dit vaker gebeurt.",
                        $"{name} does not take over the lead of a followed object. Call the room when this happens more often.")
                    : new NoticeText($"{name} antwoordt niet op een aangeboden regie. Bel de meldkamer.",
                        $"{name} does not answer an offer of the lead. Call the room."))), incident);
        }
    }

    public void Tell(Region unreachable, OrganisationId lead, Incident incident)
    {
        var notice = new DeskNotice(
            $"lead-unreachable:{incident.Id}:{unreachable.Room}", "lead-unreachable", NoticeSeverity.Warning, time.GetUtcNow(), 1, unreachable.Room,
            new NoticeText(
                $"Een gevolgd object komt waarschijnlijk in de regio {unreachable.Room}. Die is hier niet aangesloten: bel de meldkamer daar.",
                $"A followed object is about to come to the region {unreachable.Room}, which is not on this system: call the control room there."));
        foreach (var desk in new[] { incident.SharingParty.Id, lead })
        {
            Watch(grains.GetGrain<IDeskGrain>(GrainKeys.Desk(desk)).Notify(notice), incident);
        }
    }

    private static (TrackedObjectId, OrganisationId, string)? Stuck(IncidentEvent e) => e switch
    {
        IncidentEvent.LeadEscalated escalated => (escalated.Object, escalated.To, "lead-unanswered"),
        IncidentEvent.LeadDeclined declined => (declined.Object, declined.Room, "lead-declined"),
        _ => null,
    };

    private async Task TellNationalAsync(DeskNotice notice)
    {
        foreach (var national in (await grains.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).Organisations())
            .Where(each => each.Kind == OrganisationKind.NationalOperator))
        {
            await grains.GetGrain<IDeskGrain>(GrainKeys.Desk(national.Id)).Notify(notice);
        }
    }

    /// <summary>Nobody waits for a notice: the incident itself says the same to whom it concerns.</summary>
    private void Watch(Task task, Incident incident) => task.ContinueWith(
        failed => GrainLog.SideTaskFailed(logger, failed.Exception!.GetBaseException(), incident.Id),
        CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Current);
}
