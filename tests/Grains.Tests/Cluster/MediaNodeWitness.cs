using System.Collections.Concurrent;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Ports;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>Media nodes that run nothing, and remember what they were told.</summary>
public sealed class MediaNodeWitness : IMediaNodes
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CameraId, (string Node, long Epoch)> _running = [];
    private readonly List<(CameraId Camera, EdgePass Pass)> _passes = [];
    private readonly List<(CameraId Camera, long Epoch)> _assigned = [];
    private readonly Dictionary<CameraId, TaskCompletionSource> _changed = [];
    private readonly ConcurrentDictionary<string, bool> _silent = new();

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

    /// <summary>The nodes, the first choice of every camera first.</summary>
    public IReadOnlyList<string> Names { get; } = ["node-1", "node-2"];

    /// <summary>Until disposed, a node does not answer.</summary>
    public IDisposable Silence(string node)
    {
        _silent[node] = true;
        return new Silent(this, node);
    }

    /// <summary>Who was let in to a camera's feed, with which ticket.</summary>
    public IReadOnlyList<EdgePass> PassesOf(CameraId camera)
    {
        lock (_gate)
        {
            return [.. _passes.Where(each => each.Camera == camera).Select(each => each.Pass)];
        }
    }

    /// <summary>The node that a camera runs on, or null.</summary>
    public string? NodeOf(CameraId camera)
    {
        lock (_gate)
        {
            return _running.TryGetValue(camera, out var at) ? at.Node : null;
        }
    }

    public IReadOnlyList<string> For(CameraId camera) => Names;

    public Task<FeedPlace?> AssignAsync(string node, Camera camera, long epoch, OrganisationId sharingParty)
    {
        lock (_gate)
        {
            _assigned.Add((camera.Id, epoch));
            AnswerOrNot(node);
            _running[camera.Id] = (node, epoch);
            Changed(camera.Id);
            return Task.FromResult<FeedPlace?>(new FeedPlace($"http://{node}"));
        }
    }

    public Task<FeedPlace?> RenewAsync(string node, CameraId camera, long epoch, EdgePass? edge)
    {
        lock (_gate)
        {
            AnswerOrNot(node);
            if (_running.GetValueOrDefault(camera) != (node, epoch))
            {
                return Task.FromResult<FeedPlace?>(null);
            }

            if (edge is not null)
            {
                _passes.Add((camera, edge));
            }

            return Task.FromResult<FeedPlace?>(new FeedPlace($"http://{node}"));
        }
    }

    public Task StopAsync(string node, CameraId camera, long epoch)
    {
        lock (_gate)
        {
            AnswerOrNot(node);
            _running.Remove(camera);
            Changed(camera);
            return Task.CompletedTask;
        }
    }

    private void AnswerOrNot(string node)
    {
        if (_silent.ContainsKey(node))
        {
            throw new TimeoutException($"{node} does not answer.");
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

    private sealed class Silent(MediaNodeWitness witness, string node) : IDisposable
    {
        public void Dispose() => witness._silent.TryRemove(node, out _);
    }
}
