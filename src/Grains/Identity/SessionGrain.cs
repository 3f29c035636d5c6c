using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Identity;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Identity;

internal sealed class SessionGrain(
    [PersistentState("session")] IPersistentState<SessionState> state, TimeProvider time, ILogger<SessionGrain> logger)
    : Grain, ISessionGrain
{
    /// <summary>How often use is written down: after a crash a session may seem idle for this much longer than it was.</summary>
    public static readonly TimeSpan UseNoted = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan EdgeForgotten = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, (ISessionObserver Observer, DateTimeOffset At)> _edges = [];
    private DateTimeOffset _lastUsed;
    private SessionEnd? _ended;
    private IGrainTimer? _clearing;

    private SessionId Id => SessionId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _lastUsed = state.State.LastUsed;
        return Task.CompletedTask;
    }

    public async Task Open(Session session)
    {
        if (state.State.Session is not null || _ended is not null)
        {
            throw new InvalidOperationException("A session begins only once.");
        }

        (state.State.Session, state.State.LastUsed, _lastUsed) = (session, session.Started, session.Started);
        await state.WriteStateAsync();
    }

    public async Task<Session?> Check(string edge, ISessionObserver observer)
    {
        if (await StandingAsync() is not { } session)
        {
            return null;
        }

        var now = time.GetUtcNow();
        _edges[edge] = (observer, now);
        _lastUsed = now;
        if (now - state.State.LastUsed >= UseNoted)
        {
            state.State.LastUsed = now;
            await NoteUseAsync();
        }

        // It may have ended while the account was asked or the use was written down.
        return _ended is null ? session : null;
    }

    public async Task<DateTimeOffset?> LastUsed() => await StandingAsync() is null ? null : _lastUsed;

    public async Task End(SessionEnd why)
    {
        if (_ended is not null || state.State.Session is null)
        {
            return;
        }

        // Taking away waits for nothing: neither for the edges nor for the database.
        _ended = why;
        var now = time.GetUtcNow();
        foreach (var (edge, (observer, at)) in _edges)
        {
            if (now - at < EdgeForgotten)
            {
                _ = TellAsync(edge, observer, why);
            }
        }

        await ClearAsync();
    }

    private async Task<Session?> StandingAsync()
    {
        if (_ended is not null || state.State.Session is not { } session)
        {
            return null;
        }

        if (session.EndByTime(_lastUsed, time.GetUtcNow()) is { } over)
        {
            await End(over);
            return null;
        }

        if (await GrainFactory.GetGrain<IAccountGrain>(GrainKeys.Of(session.Account)).Objection(session.Id) is { } objection)
        {
            await End(objection);
            return null;
        }

        return _ended is null ? session : null;
    }

    private async Task NoteUseAsync()
    {
        try
        {
            await state.WriteStateAsync();
        }
        catch (Exception e)
        {
            // Whoever is at work goes on while the database is away.
            IdentityLog.UseNotNoted(logger, e);
        }
    }

    private async Task TellAsync(string edge, ISessionObserver observer, SessionEnd why)
    {
        try
        {
            await observer.Ended(Id, why);
        }
        catch (Exception e)
        {
            IdentityLog.EdgeNotTold(logger, e, edge);
        }
    }

    private async Task ClearAsync()
    {
        try
        {
            await state.ClearStateAsync();
            _clearing?.Dispose();
        }
        catch (Exception e) when (_clearing is null)
        {
            // Ended in memory; the account does not stand behind it either, so that a restart does not bring it back.
            IdentityLog.SessionNotCleared(logger, e);
            _clearing = this.RegisterGrainTimer(ClearAsync, new GrainTimerCreationOptions(Again, Again) { KeepAlive = true });
        }
    }
}
