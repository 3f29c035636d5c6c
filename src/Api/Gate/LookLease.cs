using LiveView.Api.Identity;
using LiveView.Domain.Incidents;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Gate;

/// <summary>
/// Leave to let one photo or plan out once, until a monotonic deadline. As a <see cref="ViewLease"/>: only the incident gives and prolongs
/// it, newer rights end it, and it is checked before every piece.
/// </summary>
internal sealed class LookLease(Actor viewer, IncidentId incident, IncidentCommand.LookAtMaterial look, TimeProvider time) : IDisposable
{
    /// <summary>What is left of a permit when it is asked for again: enough for an answer to come back.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _changing = new();
    private CancellationTokenRegistration _session;
    private long _epoch;
    private long? _deadline;
    private string? _reason;

    public Actor Viewer => viewer;

    public IncidentId Incident => incident;

    public IncidentCommand.LookAtMaterial Look => look;

    /// <summary>Cancelled when it ends, so that a send under way is cut off too.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Why it ended: a stable code; null while it holds.</summary>
    public string? Reason => Volatile.Read(ref _reason);

    /// <summary>Whether it must be asked for again before one more piece leaves.</summary>
    public bool RunsShort
    {
        get
        {
            lock (_changing)
            {
                return _deadline is not { } deadline || time.GetElapsedTime(time.GetTimestamp(), deadline) < Margin;
            }
        }
    }

    /// <summary>Whether one more piece may leave now.</summary>
    public bool Holds
    {
        get
        {
            lock (_changing)
            {
                return _reason is null && time.GetTimestamp() < _deadline;
            }
        }
    }

    /// <summary>Gives or prolongs it.</summary>
    /// <param name="permit">What the incident gave.</param>
    /// <param name="askedAt">Timestamp from before the incident was asked.</param>
    /// <returns>False when newer rights are known than those under which the permit was given: ask again.</returns>
    public bool Prolong(LookPermit permit, long askedAt)
    {
        lock (_changing)
        {
            if (permit.Epoch < _epoch)
            {
                return false;
            }

            (_epoch, _deadline) = (permit.Epoch, askedAt + (long)(permit.Duration.TotalSeconds * time.TimestampFrequency));
            return true;
        }
    }

    /// <summary>Holds it against newer rights: ends it when they deny it, and never prolongs it.</summary>
    public void Check(IncidentRights rights)
    {
        bool given;
        lock (_changing)
        {
            if (rights.Epoch < _epoch)
            {
                return;
            }

            (_epoch, given) = (rights.Epoch, _deadline is not null);
        }

        // What has not been given yet will be decided anew, by the incident, under these rights or newer ones.
        if (given && PictureGate.Decide(
            viewer, IncidentMaterial.Look(look.Kind), IncidentMaterial.Guarded(look.Kind, look.Material), rights, rights.At) is GateDecision.Deny deny)
        {
            End(DenyCode.Of(deny.Reason));
        }
    }

    public void End(string reason)
    {
        lock (_changing)
        {
            if (_reason is not null)
            {
                return;
            }

            _reason = reason;
        }

        _ended.CancelUnlessDisposed();
    }

    /// <summary>Ends it as soon as the sign-in under which the viewer looks is over.</summary>
    public void StandOn(SessionHold session) => _session = session.Ended.UnsafeRegister(_ => End(session.Reason ?? "signed-out"), null);

    public void Dispose()
    {
        _session.Dispose();
        _ended.Dispose();
    }
}
