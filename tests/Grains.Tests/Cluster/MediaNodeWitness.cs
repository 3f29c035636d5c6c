using System.Collections.Concurrent;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Ports;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>Media nodes that run nothing, and remember what they were told.</summary>
public sealed class MediaNodeWitness : IMediaNodes
{
    private readonly Lock _gate = new();
    private readonly Dictionary<FeedId, (string Node, long Epoch)> _running = [];
    private readonly List<(FeedId Feed, EdgePass Pass)> _passes = [];
    private readonly List<(FeedId Feed, long Epoch)> _assigned = [];
    private readonly Dictionary<FeedId, TaskCompletionSource> _changed = [];
    private readonly ConcurrentDictionary<string, bool> _silent = new();

    public IReadOnlyList<long> EpochsOf(FeedId feed)
    {
        lock (_gate)
        {
            return [.. _assigned.Where(each => each.Feed == feed).Select(each => each.Epoch)];
        }
    }

    public bool Runs(FeedId feed)
    {
        lock (_gate)
        {
            return _running.ContainsKey(feed);
        }
    }

    /// <summary>The node forgets the camera, as one that was restarted would.</summary>
    public void Lose(FeedId feed)
    {
        lock (_gate)
        {
            _running.Remove(feed);
        }
    }

    /// <summary>Completes when the camera is assigned or stopped the next time.</summary>
    public Task NextChangeOf(FeedId feed)
    {
        lock (_gate)
        {
            return (_changed[feed] = _changed.GetValueOrDefault(feed) ?? NewSignal()).Task;
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
    public IReadOnlyList<EdgePass> PassesOf(FeedId feed)
    {
        lock (_gate)
        {
            return [.. _passes.Where(each => each.Feed == feed).Select(each => each.Pass)];
        }
    }

    /// <summary>The node that a camera runs on, or null.</summary>
    public string? NodeOf(FeedId feed)
    {
        lock (_gate)
        {
            return _running.TryGetValue(feed, out var at) ? at.Node : null;
        }
    }

    public IReadOnlyList<string> For(CameraId camera) => Names;

    public Task<FeedPlace?> AssignAsync(string node, Camera camera, CameraStream stream, long epoch, OrganisationId sharingParty)
    {
        lock (_gate)
        {
            var feed = new FeedId(camera.Id, stream);
            _assigned.Add((feed, epoch));
            AnswerOrNot(node);
            _running[feed] = (node, epoch);
            Changed(feed);
            return Task.FromResult<FeedPlace?>(new FeedPlace($"http://{node}"));
        }
    }

    public Task<FeedPlace?> RenewAsync(string node, FeedId feed, long epoch, EdgePass? edge)
    {
        lock (_gate)
        {
            AnswerOrNot(node);
            if (_running.GetValueOrDefault(feed) != (node, epoch))
            {
                return Task.FromResult<FeedPlace?>(null);
            }

            if (edge is not null)
            {
                _passes.Add((feed, edge));
            }

            return Task.FromResult<FeedPlace?>(new FeedPlace($"http://{node}"));
        }
    }

    public Task StopAsync(string node, FeedId feed, long epoch)
    {
        lock (_gate)
        {
            AnswerOrNot(node);
            _running.Remove(feed);
            Changed(feed);
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

    private void Changed(FeedId feed)
    {
        if (_changed.Remove(feed, out var signal))
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
