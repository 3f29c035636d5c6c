using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Desks;
using LiveView.Grains.Log;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Desks;

internal sealed class DeskGrain(
    [PersistentState("desk")] IPersistentState<DeskState> state, IEventLog log, TimeProvider time, ILogger<DeskGrain> logger)
    : Grain, IDeskGrain
{
    private const int EndedKept = 25;
    private const int NoticesKept = 50;
    private const int Page = 500;

    private static readonly TimeSpan CatchUpPace = TimeSpan.FromSeconds(2);

    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly Dictionary<IncidentId, Incident> _incidents = [];
    private readonly Dictionary<string, DeskNotice> _notices = [];
    private readonly Dictionary<string, EdgeOutbox> _edges = [];
    private long _position;

    private OrganisationId Organisation => OrganisationId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var id in state.State.Open)
        {
            _incidents[id] = await log.ReadIncidentAsync(id, cancellationToken);
        }

        await CatchUpAsync(cancellationToken);
        this.RegisterGrainTimer(TryCatchUpAsync, new GrainTimerCreationOptions(CatchUpPace, CatchUpPace));
    }

    public Task Announce(IncidentAnnouncement announcement)
    {
        Take(announcement.Event, announcement.Incident);
        return Task.CompletedTask;
    }

    public Task Notify(DeskNotice notice)
    {
        var known = _notices.GetValueOrDefault(notice.Id);
        var told = notice with { Count = (known?.Count ?? 0) + 1 };
        _notices[notice.Id] = told;
        if (_notices.Count > NoticesKept)
        {
            _notices.Remove(_notices.Values.MinBy(each => each.At)!.Id);
        }

        Tell(new DeskAnnouncement(_run, ++_position, "notice", null, told, null));
        return Task.CompletedTask;
    }

    public Task<DeskSnapshot> Subscribe(string edge, IEdgeObserver observer)
    {
        if (_edges.TryGetValue(edge, out var known) && !known.IsGone)
        {
            known.Renew();
        }
        else
        {
            _edges[edge] = new EdgeOutbox(edge, Organisation, observer, time, logger);
        }

        return Snapshot();
    }

    public Task Unsubscribe(string edge)
    {
        _edges.Remove(edge);
        return Task.CompletedTask;
    }

    public Task<DeskSnapshot> Snapshot()
    {
        return Task.FromResult(new DeskSnapshot(
            _run, _position, [.. _incidents.Values.Select(each => each.For(Organisation, each.ChangedAt)).OfType<IncidentView>()],
            [.. _notices.Values.OrderByDescending(each => each.At)], [.. _incidents.Values.Select(each => each.Rights())]));
    }

    private void Take(string name, Incident incident)
    {
        if (_incidents.TryGetValue(incident.Id, out var known) && known.Seq >= incident.Seq)
        {
            return;
        }

        _incidents[incident.Id] = incident;
        foreach (var ended in _incidents.Values.Where(each => !each.IsOpen).OrderByDescending(each => each.EndedAt).Skip(EndedKept).ToArray())
        {
            _incidents.Remove(ended.Id);
        }

        Tell(new DeskAnnouncement(
            _run, ++_position, name, incident.For(Organisation, incident.ChangedAt), null, incident.Rights()));
    }

    private void Tell(DeskAnnouncement announcement)
    {
        foreach (var (edge, outbox) in _edges.ToArray())
        {
            if (outbox.IsGone)
            {
                _edges.Remove(edge);
            }
            else
            {
                outbox.Post(announcement);
            }
        }
    }

    private async Task TryCatchUpAsync(CancellationToken cancel)
    {
        try
        {
            await CatchUpAsync(cancel);
        }
        catch (EventLogUnavailableException e)
        {
            GrainLog.DeskCannotRead(logger, e, this.GetPrimaryKeyString());
        }
    }

    /// <summary>Announcements are hints: whatever was lost is found here.</summary>
    private async Task CatchUpAsync(CancellationToken cancel)
    {
        var position = state.State.Position;
        var missed = new HashSet<IncidentId>();
        IReadOnlyList<LoggedLine> lines;
        do
        {
            lines = await log.ReadForAsync(Organisation, position, Page, cancel);
            foreach (var line in lines)
            {
                position = line.Position;
                if (IncidentStream.Is(line.Stream)
                    && IncidentStream.Read(line.Stream) is var id
                    && (!_incidents.TryGetValue(id, out var known) || known.Seq < line.Version))
                {
                    missed.Add(id);
                }
            }
        }
        while (lines.Count == Page);

        foreach (var id in missed)
        {
            // From the start: what was announced while the log was away may stand there in another order.
            Take("incident-recovered", await log.ReadIncidentAsync(id, cancel));
        }

        if (missed.Count > 0)
        {
            GrainLog.DeskCaughtUp(logger, this.GetPrimaryKeyString(), missed.Count);
        }

        if (position != state.State.Position)
        {
            state.State.Position = position;
            state.State.Open = [.. _incidents.Values.Where(each => each.IsOpen).Select(each => each.Id)];
            await state.WriteStateAsync(cancel);
        }
    }
}
