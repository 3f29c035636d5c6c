using LiveView.Grains.Abstractions.Silos;

namespace LiveView.Grains.Silos;

internal sealed class SpoolRegisterGrain(
    [PersistentState("spool-register")] IPersistentState<SpoolRegisterState> state, TimeProvider time) : Grain, ISpoolRegisterGrain
{
    /// <summary>Far longer than any release runs: what was taken away before is of no more use to anybody.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(90);

    public Task Open(string spool, bool alone) => SetAsync(spool, new SpoolRegisterState.Entry(alone, null));

    public async Task Close(string spool)
    {
        if (state.State.Spools.Remove(spool))
        {
            await state.WriteStateAsync();
        }
    }

    public async Task<MissingSpool[]> Missing(string[] present)
    {
        var now = time.GetUtcNow();
        var before = state.State.Spools;
        var after = before
            .Where(each => !(now - each.Value.MissingSince > Forgotten))
            .ToDictionary(each => each.Key, each => each.Value with
            {
                MissingSince = present.Contains(each.Key) ? null : each.Value.MissingSince ?? now,
            });
        if (after.Count != before.Count || after.Any(each => before[each.Key] != each.Value))
        {
            state.State.Spools = after;
            await state.WriteStateAsync();
        }

        return [.. after.Where(each => each.Value.MissingSince is not null)
            .Select(each => new MissingSpool(each.Key, each.Value.MissingSince!.Value, each.Value.Alone))];
    }

    private async Task SetAsync(string spool, SpoolRegisterState.Entry entry)
    {
        if (state.State.Spools.GetValueOrDefault(spool) != entry)
        {
            state.State.Spools[spool] = entry;
            await state.WriteStateAsync();
        }
    }
}
