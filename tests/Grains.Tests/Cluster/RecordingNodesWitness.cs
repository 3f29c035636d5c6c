using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Ports;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>Media nodes that record nothing, and remember what they were told.</summary>
public sealed class RecordingNodesWitness : IRecordingNodes
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(IncidentId, CameraId), WantedRecording> _running = [];
    private readonly Dictionary<(IncidentId, CameraId), HeldPreAlarm> _held = [];
    private readonly Dictionary<IncidentId, TaskCompletionSource> _changed = [];
    private readonly Dictionary<(IncidentId, CameraId), int> _told = [];

    public Task RecordAsync(FeedAddress feed, IncidentId incident, WantedRecording wanted) => Change(incident, () =>
    {
        _running[(incident, wanted.Camera)] = wanted;
        _told[(incident, wanted.Camera)] = TimesTold(incident, wanted.Camera) + 1;
    });

    public Task StopAsync(FeedAddress feed, IncidentId incident, CameraId camera) => Change(incident, () => _running.Remove((incident, camera)));

    public Task<bool> HoldAsync(FeedAddress feed, IncidentId incident, HeldPreAlarm held)
    {
        Change(incident, () => _held[(incident, held.Camera)] = held);
        return Task.FromResult(true);
    }

    public Task ForgetAsync(FeedAddress feed, IncidentId incident, CameraId camera) => Change(incident, () => _held.Remove((incident, camera)));

    /// <summary>What is held of a camera from before the alarm; null for nothing.</summary>
    public HeldPreAlarm? HeldOf(IncidentId incident, CameraId camera)
    {
        lock (_gate)
        {
            return _held.GetValueOrDefault((incident, camera));
        }
    }

    /// <summary>What is recorded of a camera now; null for nothing.</summary>
    public WantedRecording? Of(IncidentId incident, CameraId camera)
    {
        lock (_gate)
        {
            return _running.GetValueOrDefault((incident, camera));
        }
    }

    public int TimesTold(IncidentId incident, CameraId camera)
    {
        lock (_gate)
        {
            return _told.GetValueOrDefault((incident, camera));
        }
    }

    /// <summary>Completes when the nodes are told something of the incident the next time.</summary>
    public Task NextChangeOf(IncidentId incident)
    {
        lock (_gate)
        {
            return (_changed[incident] = _changed.GetValueOrDefault(incident) ?? new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private Task Change(IncidentId incident, Action change)
    {
        lock (_gate)
        {
            change();
            if (_changed.Remove(incident, out var changed))
            {
                changed.SetResult();
            }
        }

        return Task.CompletedTask;
    }
}
