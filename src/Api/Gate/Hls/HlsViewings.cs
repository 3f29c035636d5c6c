using System.Collections.Concurrent;
using LiveView.Api.Desks;
using LiveView.Api.Identity;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Api.Gate.Hls;

/// <summary>The viewings of players that ask over HTTP. Each begins with a line of the log and a lease, and ends with a line of the log.</summary>
internal sealed class HlsViewings(LeaseBook leases, DeskEars desks, LeasedFeeds feeds, TimeProvider time, ILogger<HlsViewings> logger) : BackgroundService
{
    /// <summary>Viewings that one sign-in may have open at once: a wall of cameras.</summary>
    public const int MostPerSession = 32;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>A player that asks for nothing this long has stopped; one that plays asks several times a second.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private static readonly Refusal s_tooMany = new("too-many-viewings", "This sign-in watches too many cameras at once: stop some of them.");

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<ViewingId, HlsViewing> _viewings = new();

    /// <summary>What another incident sees is not this one's: the camera may have gone to another party.</summary>
    private readonly Dictionary<(IncidentId, CameraId), HlsCamera> _cameras = [];

    /// <summary>Begins a viewing.</summary>
    public async Task<(HlsViewing? Viewing, Refusal? Refusal)> OpenAsync(
        Actor viewer, SessionId session, SessionWatch sessions, IncidentId incident, CameraId camera)
    {
        if (_viewings.Values.Count(each => each.IsOf(session, each.Lease.Incident, each.Lease.Camera)) >= MostPerSession)
        {
            return (null, s_tooMany);
        }

        var hold = sessions.Hold(session);
        try
        {
            await desks.ListenAsync(viewer.Organisation);
            var (lease, answer) = await leases.OpenAsync(viewer, hold, incident, camera);
            if (lease is null)
            {
                hold.Dispose();
                return (null, answer.Refusal);
            }

            var (pieces, first) = Join(lease);
            var viewing = new HlsViewing(lease, session, hold, pieces, first, time);
            _viewings[lease.Viewing] = viewing;
            return (viewing, null);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>A viewing under way; null when there is no such viewing, or not any more.</summary>
    public HlsViewing? Find(ViewingId viewing) => _viewings.GetValueOrDefault(viewing);

    /// <summary>Ends a viewing and has it written down.</summary>
    public async Task CloseAsync(HlsViewing viewing, string reason)
    {
        var lease = viewing.Lease;
        if (!_viewings.TryRemove(new KeyValuePair<ViewingId, HlsViewing>(lease.Viewing, viewing)))
        {
            return;
        }

        lease.End(reason);
        Leave(viewing);
        GateLog.ViewingEnded(logger, lease.Viewing, lease.Camera, lease.Incident, lease.Reason ?? reason, viewing.Fragments, viewing.Bytes);
        using var acting = Caller.Of(lease.Viewer).Use();
        await leases.CloseAsync(lease, lease.Reason ?? reason, viewing.Fragments, viewing.Bytes);
        viewing.Dispose();
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_viewings.Values.Select(viewing => CloseAsync(viewing, "left")));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var viewing in _viewings.Values)
            {
                if (!viewing.Lease.Holds)
                {
                    _ = CloseAsync(viewing, viewing.Lease.Reason ?? "lease-expired");
                }
                else if (viewing.Silence > Patience)
                {
                    _ = CloseAsync(viewing, "left");
                }
            }
        }
    }

    private (HlsCamera Camera, long First) Join(ViewLease lease)
    {
        lock (_gate)
        {
            if (!_cameras.TryGetValue((lease.Incident, lease.Camera), out var camera))
            {
                _cameras[(lease.Incident, lease.Camera)] = camera = new HlsCamera(feeds, time);
            }

            return (camera, camera.Join(lease));
        }
    }

    private void Leave(HlsViewing viewing)
    {
        lock (_gate)
        {
            var of = (viewing.Lease.Incident, viewing.Lease.Camera);
            if (viewing.Camera.Leave(viewing.Lease) && _cameras.GetValueOrDefault(of) == viewing.Camera)
            {
                _cameras.Remove(of);
            }
        }
    }
}
