using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;

namespace LiveView.Api.Identity;

/// <summary>What this edge last heard of one session. Once over, it stays over.</summary>
#pragma warning disable CA1001 // Its token source has neither timer nor link: there is nothing to give back.
internal sealed class KnownSession(SessionId id, TimeProvider time)
#pragma warning restore CA1001
{
    /// <summary>Why a line ends when the cluster does not confirm its session: a stable code.</summary>
    public const string Unconfirmed = "session-unconfirmed";

    /// <summary>Below zero once it is left: nothing stands on it any more, ever.</summary>
    private const int Left = -1;

    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private Task? _asking;
    private Session? _session;
    private string? _reason;
    private long _confirmed = time.GetTimestamp();
    private bool _heard;
    private int _holds;

    /// <summary>The session, when it holds as far as this edge knows.</summary>
    public Session? Session => Volatile.Read(ref _reason) is null ? Volatile.Read(ref _session) : null;

    public CancellationToken Ended => _ended.Token;

    public Task Over => _over.Task;

    public string? Reason => Volatile.Read(ref _reason);

    public bool IsHeld => Volatile.Read(ref _holds) > 0;

    /// <summary>How old the last answer is; without one, as old as can be.</summary>
    public TimeSpan Age => Volatile.Read(ref _heard) ? time.GetElapsedTime(Volatile.Read(ref _confirmed)) : TimeSpan.MaxValue;

    /// <summary>Something stands on it from now on; null when it was left just before, and another must be found.</summary>
    public SessionHold? Hold()
    {
        for (var holds = Volatile.Read(ref _holds); holds != Left;)
        {
            var before = Interlocked.CompareExchange(ref _holds, holds + 1, holds);
            if (before == holds)
            {
                return new SessionHold(this);
            }

            holds = before;
        }

        return null;
    }

    /// <summary>Leaves it for good, unless something stands on it. Only what was left may be forgotten.</summary>
    public bool Leave() => Interlocked.CompareExchange(ref _holds, Left, 0) is 0 or Left;

    public void Release() => Interlocked.Decrement(ref _holds);

    /// <summary>Asks the cluster; who comes while it is being asked waits for the same answer.</summary>
    public Task AskOnceAsync(Func<SessionId, Task<Session?>> ask)
    {
        lock (_gate)
        {
            return Reason is not null ? Task.CompletedTask : _asking ??= AskAsync(ask);
        }
    }

    public void End(SessionEnd why) => End(CodeOf(why));

    /// <summary>Ends what stands on it when the last good answer is too old. The session itself may well hold: who comes back asks anew.</summary>
    /// <returns>Whether it is over.</returns>
    public bool EndWhenUnconfirmed(TimeSpan trust)
    {
        if (time.GetElapsedTime(Volatile.Read(ref _confirmed)) <= trust)
        {
            return false;
        }

        End(Unconfirmed);
        return true;
    }

    private async Task AskAsync(Func<SessionId, Task<Session?>> ask)
    {
        // So that the task is known before it can be over.
        await Task.Yield();
        try
        {
            // From before the question: the answer's way back does not make it younger.
            var askedAt = time.GetTimestamp();
            var session = await ask(id);
            Volatile.Write(ref _session, session);
            Volatile.Write(ref _confirmed, askedAt);
            Volatile.Write(ref _heard, true);
            if (session is null)
            {
                End(SessionEnd.SignedOut);
            }
        }
        finally
        {
            lock (_gate)
            {
                _asking = null;
            }
        }
    }

    private void End(string reason)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
        {
            _over.TrySetResult();
            _ended.Cancel();
        }
    }

    private static string CodeOf(SessionEnd why) => why switch
    {
        SessionEnd.SignedOut => "signed-out",
        SessionEnd.Expired => "session-expired",
        SessionEnd.Idle => "session-idle",
        SessionEnd.AccountDisabled => "account-disabled",
        SessionEnd.RightsChanged => "rights-changed",
        SessionEnd.EndedElsewhere => "session-ended",
        SessionEnd.IssuerSignedOut => "issuer-signed-out",
        SessionEnd.Displaced => "session-displaced",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, "An end without a code."),
    };
}
