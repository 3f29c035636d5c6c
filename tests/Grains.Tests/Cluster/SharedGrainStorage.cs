using System.Collections.Concurrent;
using Orleans.Storage;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>Grain state beside the silos, as in a database: it outlives the silo that wrote it.</summary>
public sealed class SharedGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string State, GrainId Grain), BinaryData> _states = new();
    private readonly PlainJson _json = new();

    /// <summary>What the one grain with a state of this name has stored, as JSON; null when it has not.</summary>
    public string? Stored(string stateName) => _states.FirstOrDefault(each => each.Key.State == stateName).Value?.ToString();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var found = _states.TryGetValue((stateName, grainId), out var bytes);
        grainState.State = found ? _json.Deserialize<T>(bytes!) : Activator.CreateInstance<T>();
        (grainState.RecordExists, grainState.ETag) = (found, found ? "written" : null);
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _states[(stateName, grainId)] = _json.Serialize(grainState.State);
        (grainState.RecordExists, grainState.ETag) = (true, "written");
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _states.TryRemove((stateName, grainId), out _);
        grainState.State = Activator.CreateInstance<T>();
        (grainState.RecordExists, grainState.ETag) = (false, null);
        return Task.CompletedTask;
    }
}
