using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Ports;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>A media node that runs nothing, and remembers what it was told.</summary>
public sealed class MediaNodeWitness : IMediaNode
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CameraId, long> _running = [];
    private readonly List<(CameraId Camera, long Epoch)> _assigned = [];
    private readonly Dictionary<CameraId, TaskCompletionSource> _changed = [];

    public IReadOnlyList<long> EpochsOf(CameraId camera)
    {
        lock (_gate)
        {
            return [.. _assigned.Where(each => each.Camera == camera).Select(each => each.Epoch)];
        }
    }

    public bool Runs(CameraId camera)
    {
        lock (_gate)
        {
            return _running.ContainsKey(camera);
        }
    }

    /// <summary>The node forgets the camera, as one that was restarted would.</summary>
    public void Lose(CameraId camera)
    {
        lock (_gate)
        {
            _running.Remove(camera);
        }
    }

    /// <summary>Completes when the camera is assigned or stopped the next time.</summary>
    public Task NextChangeOf(CameraId camera)
    {
        lock (_gate)
        {
            return (_changed[camera] = _changed.GetValueOrDefault(camera) ?? NewSignal()).Task;
        }
    }

    public void Assign(Camera camera, long epoch, OrganisationId sharingParty)
    {
        lock (_gate)
        {
            _running[camera.Id] = epoch;
            _assigned.Add((camera.Id, epoch));
            Changed(camera.Id);
        }
    }

    public bool Renew(CameraId camera, long epoch)
    {
        lock (_gate)
        {
            return _running.GetValueOrDefault(camera) == epoch;
        }
    }

    public Task StopAsync(CameraId camera, long epoch)
    {
        lock (_gate)
        {
            _running.Remove(camera);
            Changed(camera);
            return Task.CompletedTask;
        }
    }

    private void Changed(CameraId camera)
    {
        if (_changed.Remove(camera, out var signal))
        {
            signal.SetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
