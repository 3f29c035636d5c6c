using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Abstractions.Desks;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Grains.Tracking;
using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace LiveView.Grains.Incidents;

/// <summary>
/// Tells the desks involved how an incident stands: acknowledged calls, tried again until heard. Only the last state matters, so a
/// desk that was away hears it once.
/// </summary>
internal sealed class IncidentAnnouncer(IGrainFactory grains, IStreamProvider streams, ILogger logger)
{
    /// <summary>A desk that takes longer must not hold up the incident; it is told again by the retry.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<OrganisationId, IncidentAnnouncement> _unheard = [];

    /// <summary>Desks whose view changed because somebody began or stopped to watch, or took a picture along: told at the next tick, together.</summary>
    private readonly HashSet<OrganisationId> _watching = [];

    public bool IsHeard => _unheard.Count == 0 && _watching.Count == 0;

    public Task AnnounceAsync(IReadOnlyList<IncidentEvent> events, Incident incident)
    {
        var told = events.FirstOrDefault(e => e is not (
            IncidentEvent.ViewingStarted or IncidentEvent.ViewingEnded or IncidentEvent.FollowingStarted or IncidentEvent.FollowingEnded or IncidentEvent.SnapshotTaken or IncidentEvent.ClipGiven or IncidentEvent.MaterialViewed
            or IncidentEvent.AccessDenied or IncidentEvent.RecordingSegmentSealed));
        if (told is null && events.All(e => e is IncidentEvent.RecordingSegmentSealed))
        {
            return Task.CompletedTask;
        }

        if (told is null)
        {
            _watching.Add(incident.SharingParty.Id);
            _watching.UnionWith(events.Select(e => e.By.Organisation).Where(party => LooksAfterAll(incident, party)));
            _watching.UnionWith(events.Where(e => e is IncidentEvent.SnapshotTaken or IncidentEvent.ClipGiven)
                .Select(e => e.By.Organisation).Where(incident.TakesPart));
            return Task.CompletedTask;
        }

        Remember(IncidentEventFormat.Name(told), incident);
        Hint(told, incident);
        return RetryAsync();
    }

    /// <summary>
    /// Tells the objects that rights changed, before whoever changed them hears that it is done: no position that comes in after that leaves
    /// under older rights, however late the edges hear of it.
    /// </summary>
    public async Task MarkAsync(Incident before, Incident incident)
    {
        if (before.RightsEpoch == incident.RightsEpoch || incident.Objects.IsEmpty)
        {
            return;
        }

        try
        {
            await Task.WhenAll(incident.Objects.Select(each => grains.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(each.Id))
                .RightsChanged(incident.Id, incident.RightsEpoch))).WaitAsync(Patience);
        }
        catch (Exception e)
        {
            // Whatever keeps an object from hearing must not undo what has happened.
            TrackLog.RightsNotMarked(logger, e, incident.Id);
        }
    }

    public void Remember(string name, Incident incident)
    {
        foreach (var participant in incident.Participants())
        {
            _unheard[participant.Id] = new IncidentAnnouncement(name, incident);
        }
    }

    /// <summary>
    /// Tells who watches to whom it concerns, at most once per tick however many come and go, and tries again what was not heard.
    /// </summary>
    public Task TellWatchingAsync(Incident incident)
    {
        foreach (var party in _watching)
        {
            _unheard[party] = new IncidentAnnouncement("watching-changed", incident);
        }

        _watching.Clear();
        return RetryAsync();
    }

    public Task RetryAsync() => Task.WhenAll(_unheard.ToArray().Select(each => TellAsync(each.Key, each.Value)));

    /// <summary>Has the cameras that somebody is about to look at running before anybody asks, large or small.</summary>
    public void Prewarm(IReadOnlyList<IncidentEvent> events, Incident incident)
    {
        var cameras = events.SelectMany(e => e switch
        {
            IncidentEvent.Raised => incident.Site!.Cameras.Select(camera => camera.Id),
            IncidentEvent.Released released => [released.Release.Camera],
            _ => [],
        });
        foreach (var camera in cameras.Distinct())
        {
            Watch(grains.GetGrain<ICameraGrain>(GrainKeys.Of(camera)).Demand(), incident);
            Watch(grains.GetGrain<ICameraGrain>(GrainKeys.SubStream(camera)).Demand(), incident);
        }
    }

    /// <summary>A party that was told that nobody looks hears that somebody does.</summary>
    private static bool LooksAfterAll(Incident incident, OrganisationId party) =>
        incident.TakesPart(party) && incident.Escalations.Exists(each => each.To == party && each.LookedAt is not null);

    private async Task TellAsync(OrganisationId organisation, IncidentAnnouncement announcement)
    {
        try
        {
            await grains.GetGrain<IDeskGrain>(GrainKeys.Desk(organisation)).Announce(announcement).WaitAsync(Patience);
            if (_unheard.TryGetValue(organisation, out var last) && ReferenceEquals(last, announcement))
            {
                _unheard.Remove(organisation);
            }
        }
        catch (Exception e)
        {
            // Whatever keeps a desk from hearing must not undo what has happened.
            GrainLog.DeskNotReached(logger, e, organisation, announcement.Incident.Id);
        }
    }

    private void Hint(IncidentEvent told, Incident incident)
    {
        var stream = streams
            .GetStream<IncidentHint>(StreamId.Create(IncidentHint.Namespace, GrainKeys.Figures(incident.SharingParty.Id)));
        Watch(stream.OnNextAsync(new IncidentHint(incident.Id, incident.Seq, IncidentEventFormat.Name(told))), incident);
    }

    /// <summary>Nobody waits for a hint or a pre-warmed camera; a failure is only written down, because both are found again without them.</summary>
    private void Watch(Task task, Incident incident) => task.ContinueWith(
        failed => GrainLog.SideTaskFailed(logger, failed.Exception!.GetBaseException(), incident.Id),
        CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Current);
}
