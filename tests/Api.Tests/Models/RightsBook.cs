using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;

namespace LiveView.Api.Tests.Models;

/// <summary>
/// Who might watch what, from when until when, kept by hand from what people did and were told was done. It knows nothing of the gate.
/// </summary>
internal sealed class RightsBook(OrganisationId centre, TimeSpan releaseTime)
{
    private readonly List<Granted> _granted = [];
    private readonly HashSet<OrganisationId> _told = [];
    private DateTimeOffset? _over;

    public bool IsOver => _over is not null;

    public int Releases => _granted.Count;

    public void Forward(OrganisationId room, CameraId camera, DateTimeOffset now)
    {
        _told.Add(room);
        Release(room, camera, now);
    }

    public void Release(OrganisationId room, CameraId camera, DateTimeOffset now)
    {
        if (!_granted.Exists(each => each.Room == room && each.Camera == camera && now < each.Until))
        {
            _granted.Add(new Granted(room, camera, now + releaseTime));
        }
    }

    /// <summary>Withdraws the release of a number, counted from 1 as they were given.</summary>
    public void Withdraw(int number, DateTimeOffset now) => End(_granted[number - 1], now);

    public void Leave(OrganisationId room, DateTimeOffset now)
    {
        _told.Remove(room);
        _granted.Where(each => each.Room == room).ToList().ForEach(each => End(each, now));
    }

    public void Close(DateTimeOffset now) => _over ??= now;

    /// <summary>After a command of which nobody knows whether it was done: what the log says.</summary>
    public void Adopt(Incident truth)
    {
        _granted.Clear();
        _granted.AddRange(truth.Releases.Select(each => new Granted(
            each.To, each.Camera, each.EndedAt is { } ended && ended < each.Until ? ended : each.Until)));
        _told.Clear();
        _told.UnionWith(truth.Receivers());
        _over = truth.EndedAt;
    }

    public bool IsTold(OrganisationId room) => _told.Contains(room);

    public bool MayWatch(OrganisationId party, CameraId camera, DateTimeOffset now) => LastAllowed(party, camera, now) == now;

    /// <summary>The last moment up to now at which a party might watch a camera; null for never.</summary>
    public DateTimeOffset? LastAllowed(OrganisationId party, CameraId camera, DateTimeOffset now)
    {
        var latest = _over is { } over && over < now ? over : now;
        if (party == centre)
        {
            return latest;
        }

        var until = _granted.Where(each => each.Room == party && each.Camera == camera).Max(each => (DateTimeOffset?)each.Until);
        return until is null || until > latest ? until is null ? null : latest : until;
    }

    private static void End(Granted granted, DateTimeOffset now) => granted.Until = now < granted.Until ? now : granted.Until;

    private sealed class Granted(OrganisationId room, CameraId camera, DateTimeOffset until)
    {
        public OrganisationId Room => room;

        public CameraId Camera => camera;

        public DateTimeOffset Until { get; set; } = until;
    }
}
