using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Grains.Identity;

internal sealed class IssuerSessionGrain([PersistentState("issuer-session")] IPersistentState<IssuerSessionState> state, TimeProvider time)
    : Grain, IIssuerSessionGrain
{
    public async Task Note(IssuerSessionEntry entry)
    {
        var now = time.GetUtcNow();
        state.State.Sessions.RemoveAll(each => each.Expires <= now);
        state.State.Sessions.Add(new IssuerSessionState.Entry(entry.Account, entry.Session, entry.Expires));
        await state.WriteStateAsync();
    }

    public Task<IssuerSessionEntry[]> Sessions() => Task.FromResult<IssuerSessionEntry[]>(
        [.. state.State.Sessions.Select(each => new IssuerSessionEntry(each.Account, each.Session, each.Expires))]);
}
