using LiveView.Api.Gate;
using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Api.Tests.Models;

/// <summary>Somebody at a screen who wants to see one camera, and asks again whenever the picture is gone.</summary>
internal sealed class Onlooker(Actor viewer, CameraId camera, Edge edge, TimeProvider time)
{
    private KnownSession _session = new(SessionId.Parse("session"), time);
    private SessionHold? _hold;
    private ViewLease? _lease;

    public Actor Viewer => viewer;

    public CameraId Camera => camera;

    public bool Wants { get; set; } = true;

    /// <summary>The last moment at which all was well: a frame, or nothing to be seen.</summary>
    public DateTimeOffset WellAt { get; set; }

    /// <summary>Number of frames so far.</summary>
    public long Frames { get; private set; }

    /// <summary>Whether a frame leaves now.</summary>
    public bool TakeFrame()
    {
        var leaves = _lease is not null && edge.Shows(_lease);
        Frames += leaves ? 1 : 0;
        return leaves;
    }

    /// <summary>Asks for the picture, or puts it away, as the onlooker wishes.</summary>
    public async Task LookAsync(IncidentId incident)
    {
        if (_lease is { } lease && (!Wants || !edge.Shows(lease)))
        {
            await EndAsync(lease);
        }

        if (Wants && _lease is null)
        {
            _hold ??= _session.Hold()!;
            using var acting = Caller.Of(viewer).Use();
            (_lease, _) = await edge.Leases.OpenAsync(viewer, _hold, incident, camera);
        }
    }

    /// <summary>The edge was lost, and what it knew with it.</summary>
    public void Lose(Edge lost) => _lease = lost == edge ? null : _lease;

    /// <summary>Turns to another incident.</summary>
    public Task TurnAwayAsync() => _lease is { } lease ? EndAsync(lease) : Task.CompletedTask;

    /// <summary>Signs out: no frame may leave from here on; then somebody else signs in.</summary>
    /// <returns>Whether a frame still leaves.</returns>
    public async Task<bool> SignOutAsync()
    {
        _session.End(SessionEnd.SignedOut);
        var leaves = _lease is not null && edge.Shows(_lease);
        await TurnAwayAsync();
        _hold?.Dispose();
        (_session, _hold) = (new KnownSession(SessionId.Parse("session"), time), null);
        return leaves;
    }

    private async Task EndAsync(ViewLease lease)
    {
        _lease = null;
        using var acting = Caller.Of(viewer).Use();
        await edge.Leases.CloseAsync(lease, lease.Reason ?? "left", 1, 1);
    }
}
