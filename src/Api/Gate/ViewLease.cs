using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Gate;

/// <summary>
/// Leave for one viewer to see one camera in one incident, until a monotonic deadline. Only the incident gives and prolongs it; anybody
/// may end it. Checked before every fragment.
/// </summary>
internal sealed class ViewLease : IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly TimeProvider _time;
    private long _deadline;
    private string? _reason;

    public ViewLease(Actor viewer, IncidentId incident, CameraId camera, LeaseGrant grant, long askedAt, TimeProvider time)
    {
        (Viewer, Incident, Camera, Viewing, _time) = (viewer, incident, camera, grant.Viewing, time);
        Prolong(grant, askedAt);
    }

    public Actor Viewer { get; }

    public IncidentId Incident { get; }

    public CameraId Camera { get; }

    public ViewingId Viewing { get; }

    /// <summary>The sign-in under which the viewer watches.</summary>
    public string Session { get; init; } = "";

    /// <summary>Epoch of the rights it was last checked against.</summary>
    public long Epoch { get; private set; }

    /// <summary>Cancelled when the lease ends, so that a send under way is cut off too.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Why it ended: a stable code; null while it holds.</summary>
    public string? Reason => Volatile.Read(ref _reason);

    /// <summary>Whether one more fragment may leave now.</summary>
    public bool Holds
    {
        get
        {
            if (Reason is not null)
            {
                return false;
            }

            if (_time.GetTimestamp() < Volatile.Read(ref _deadline))
            {
                return true;
            }

            End("lease-expired");
            return false;
        }
    }

    /// <param name="grant">What the incident gave.</param>
    /// <param name="askedAt">Timestamp from before the incident was asked: the answer's way back is not added to the lease.</param>
    public void Prolong(LeaseGrant grant, long askedAt)
    {
        Epoch = Math.Max(Epoch, grant.Epoch);
        Volatile.Write(ref _deadline, askedAt + (long)(grant.Duration.TotalSeconds * _time.TimestampFrequency));
    }

    /// <summary>Holds the lease against newer rights: ends it when they deny it, and never prolongs it.</summary>
    public void Check(IncidentRights rights, DateTimeOffset now)
    {
        if (rights.Epoch < Epoch)
        {
            return;
        }

        Epoch = rights.Epoch;
        if (PictureGate.Decide(Viewer, GateAction.ViewLive, Camera, rights, now) is GateDecision.Deny deny)
        {
            End(DenyCode.Of(deny.Reason));
        }
    }

    public void End(string reason)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
        {
            _ended.Cancel();
        }
    }

    public void Dispose() => _ended.Dispose();
}
