using System.Collections.Concurrent;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Api.Identity;

/// <summary>
/// What this edge knows of sessions. The cluster has the last word: it is asked when a request comes in and nothing is known that is
/// younger than a second, and every second for sessions with an open line or picture. It also tells when one ends. When it does not
/// answer, a request is refused, and a line or picture ends after <see cref="Trust"/>.
/// </summary>
internal sealed class SessionWatch(IClusterClient cluster, TimeProvider time, ILogger<SessionWatch> logger) : BackgroundService, ISessionObserver
{
    /// <summary>How long an answer of the cluster counts.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    /// <summary>How long a line or picture lives on the last good answer; no longer than a lease.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(4);

    /// <summary>A silo that dies takes the question with it: half of the trust is left to ask again, and the picture stays.</summary>
    private static readonly TimeSpan Patience = Trust / 2;

    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    private readonly string _edge = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<SessionId, KnownSession> _known = new();
    private readonly Lock _making = new();
    private ISessionObserver? _self;

    /// <summary>The session, when it holds; null when it does not.</summary>
    /// <exception cref="SessionsUnavailableException">The cluster does not answer: nobody can tell.</exception>
    public async Task<Session?> FindAsync(SessionId id)
    {
        var known = _known.GetOrAdd(id, each => new KnownSession(each, time));
        if (known.Age > Fresh)
        {
            await known.AskOnceAsync(AskAsync);
        }

        return known.Session;
    }

    /// <summary>Something that lasts, a line or a picture, stands on this session from now on; dispose it when it is over.</summary>
    public SessionHold Hold(SessionId id)
    {
        while (true)
        {
            var known = _known.GetOrAdd(id, each => new KnownSession(each, time));
            if (known.Hold() is { } hold)
            {
                return hold;
            }

            Forget(id, known);
        }
    }

    /// <inheritdoc />
    public Task Ended(SessionId session, SessionEnd why)
    {
        if (_known.TryGetValue(session, out var known))
        {
            known.End(why);
        }

        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Fresh, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (id, known) in _known)
            {
                if (known.IsHeld)
                {
                    _ = AskAgainAsync(id, known);
                }
                else if (known.Age > Forgotten && known.Leave())
                {
                    Forget(id, known);
                }
            }
        }
    }

    private async Task AskAgainAsync(SessionId id, KnownSession known)
    {
        if (known.EndWhenUnconfirmed(Trust))
        {
            Forget(id, known);
            return;
        }

        try
        {
            await known.AskOnceAsync(AskAsync);
        }
        catch (SessionsUnavailableException e)
        {
            IdentityLog.SessionNotConfirmed(logger, e);
        }
    }

    /// <summary>Forgets this one, and not another that came in its place.</summary>
    private void Forget(SessionId id, KnownSession known) => _known.TryRemove(new KeyValuePair<SessionId, KnownSession>(id, known));

    private async Task<Session?> AskAsync(SessionId id)
    {
        try
        {
            using var acting = Caller.System("session watch").Use();
            return await cluster.GetGrain<ISessionGrain>(GrainKeys.Of(id)).Check(_edge, Self()).WaitAsync(Patience, time);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new SessionsUnavailableException(e);
        }
    }

    /// <summary>The cluster holds the reference weakly: it must be made once and kept.</summary>
    private ISessionObserver Self()
    {
        lock (_making)
        {
            return _self ??= cluster.CreateObjectReference<ISessionObserver>(this);
        }
    }
}
