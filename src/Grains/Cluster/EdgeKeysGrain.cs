using LiveView.Grains.Abstractions.Cluster;

namespace LiveView.Grains.Cluster;

internal sealed class EdgeKeysGrain([PersistentState("edge-keys")] IPersistentState<EdgeKeysState> state) : Grain, IEdgeKeysGrain
{
    private const int MostKeys = 1_000;
    private const int LongestName = 128;
    private const int LongestKey = 16 * 1024;

    public async Task<string> Keep(string name, string sealedKey)
    {
        if (state.State.Keys.TryGetValue(name, out var known))
        {
            return known;
        }

        if (name.Length is 0 or > LongestName || sealedKey.Length is 0 or > LongestKey || state.State.Keys.Count >= MostKeys)
        {
            throw new ArgumentException($"A key has a name of 1 to {LongestName} characters and 1 to {LongestKey} of its own, and there are at most {MostKeys}.");
        }

        state.State.Keys[name] = sealedKey;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // Nobody may use a key that the next activation does not know.
            state.State.Keys.Remove(name);
            throw;
        }

        return sealedKey;
    }

    public Task<Dictionary<string, string>> All() => Task.FromResult(new Dictionary<string, string>(state.State.Keys));
}

/// <summary>Stored keys of edges, sealed.</summary>
internal sealed class EdgeKeysState
{
    public Dictionary<string, string> Keys { get; set; } = [];
}
