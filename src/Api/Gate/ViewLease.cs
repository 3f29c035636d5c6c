using LiveView.Api.Identity;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking.CamerasAhead;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Gate;

/// <summary>
/// Leave for one viewer to see one camera, or to follow one tracked object, in one incident, until a monotonic deadline. Only the incident gives and prolongs it; anybody
/// may end it. Checked before every fragment or position. It stands in the book before it is asked for, so that no push passes it by; until it is
/// given it holds nothing.
/// </summary>
/// <remarks>The wall clock of the edge has no part in it: a clock that is set neither prolongs nor ends a lease.</remarks>
internal sealed class ViewLease(Actor viewer, IncidentId incident, GateResource resource, ViewingId viewing, TimeProvider time)
    : IDisposable
{
    private const long NotGiven = long.MinValue;

    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _changing = new();
    private long _deadline = NotGiven;
    private long _epoch;
    private long _askedAt = NotGiven;
    private volatile CameraStream _stream;
    private string? _reason;
    private DateTimeOffset? _picturesFrom;
    private bool _showsTrail;
    private bool _burntInMark;
    private OrganisationId? _owner;
    private IReadOnlyList<RoadsideCamera> _cameras = [];
    private CancellationTokenRegistration _session;

    public ViewLease(Actor viewer, IncidentId incident, CameraId camera, ViewingId viewing, TimeProvider time)
        : this(viewer, incident, new GateResource.Camera(camera), viewing, time)
    {
    }

    public Actor Viewer => viewer;

    public IncidentId Incident => incident;

    public GateResource Resource => resource;

    /// <summary>The camera, of a lease on one.</summary>
    public CameraId Camera => resource is GateResource.Camera camera
        ? camera.Id
        : throw new InvalidOperationException("This lease is on no camera.");

    public ViewingId Viewing => viewing;

    /// <summary>Which of the camera's streams the viewer gets; one that it <see cref="IsTo" />.</summary>
    public CameraStream Stream
    {
        get => _stream;
        set => _stream = value;
    }

    /// <summary>How the viewer looks at it.</summary>
    public GateAction Action { get; init; } = GateAction.Live;

    /// <summary>Whether it gives a right to a stream of the camera: sound to whoever listens, pictures to everybody else.</summary>
    public bool IsTo(CameraStream stream) => (stream == CameraStream.Audio) == (Action == GateAction.Audio);

    /// <summary>What must be permitted beside it, such as looking back for a still picture of a while ago; null for nothing more.</summary>
    public GateAction? AlsoNeeds { get; init; }

    /// <summary>Highest epoch of the incident's rights that it has been held against.</summary>
    public long Epoch => Volatile.Read(ref _epoch);

    /// <summary>Cancelled when the lease ends, so that a send under way is cut off too.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Why it ended: a stable code; null while it holds.</summary>
    public string? Reason => Volatile.Read(ref _reason);

    /// <summary>Whether the incident has given it; it may have ended since.</summary>
    public bool IsGiven => Volatile.Read(ref _deadline) != NotGiven;

    /// <summary>Whether one more fragment may leave now.</summary>
    public bool Holds
    {
        get
        {
            if (Reason is not null)
            {
                return false;
            }

            if (time.GetTimestamp() < Volatile.Read(ref _deadline))
            {
                return true;
            }

            if (IsGiven)
            {
                End("lease-expired");
            }

            return false;
        }
    }

    /// <summary>Reads what <see cref="Holds" /> will read, and decides nothing; see <see cref="Media.Feeds.IFeedListener.Approach" />.</summary>
    public int Approach() => (int)Volatile.Read(ref _deadline) + (Reason is null ? 0 : 1);

    /// <summary>Ends the lease when its time is over. For a viewer to whom nothing can be sent, nobody else looks.</summary>
    public void EndWhenOver() => _ = Holds;

    /// <summary>Nothing that was recorded before this moment, UTC, may leave; null where there is no such bound.</summary>
    public DateTimeOffset? PicturesFrom
    {
        get
        {
            lock (_changing)
            {
                return _picturesFrom;
            }
        }
    }

    /// <summary>Of a tracked object: whether where it was may leave as well, as far back as <see cref="PicturesFrom" />.</summary>
    public bool ShowsTrail => Volatile.Read(ref _showsTrail);

    /// <summary>Of a clip: whether its pictures may leave only with a mark in them. Once said it stays so.</summary>
    public bool BurntInMark => Volatile.Read(ref _burntInMark);

    /// <summary>Of a tracked object, once it is given: the party that brought it into the incident.</summary>
    public OrganisationId Owner => _owner ?? throw new InvalidOperationException("This lease is on no tracked object, or not given.");

    /// <summary>Of a tracked object: the cameras it may come past, as the incident knew them last.</summary>
    public IReadOnlyList<RoadsideCamera> Cameras => Volatile.Read(ref _cameras);

    /// <summary>Gives or prolongs the lease. One that has run out stays so.</summary>
    /// <param name="grant">What the incident gave.</param>
    /// <param name="askedAt">Timestamp from before the incident was asked: the answer's way back is not added to the lease.</param>
    /// <returns>False when newer rights are known than those under which the grant was given, or a newer grant: ask again.</returns>
    public bool Prolong(LeaseGrant grant, long askedAt)
    {
        lock (_changing)
        {
            if (grant.Epoch < _epoch || askedAt < _askedAt)
            {
                return false;
            }

            if (!IsGiven || Holds)
            {
                _epoch = grant.Epoch;
                _askedAt = askedAt;
                _picturesFrom = grant.PicturesFrom;
                _showsTrail = grant.ShowsTrail;
                _burntInMark |= grant.BurntInMark;
                _owner = grant.Owner;
                Volatile.Write(ref _cameras, grant.Cameras ?? []);
                Volatile.Write(ref _deadline, askedAt + (long)(grant.Duration.TotalSeconds * time.TimestampFrequency));
            }

            return true;
        }
    }

    /// <summary>Holds the lease against newer rights: ends it when they deny it, and never prolongs it.</summary>
    public void Check(IncidentRights rights)
    {
        lock (_changing)
        {
            if (rights.Epoch < _epoch)
            {
                return;
            }

            _epoch = rights.Epoch;
        }

        // What has not been given yet will be decided anew, by the incident, under these rights or newer ones.
        if (!IsGiven)
        {
            return;
        }

        Check(Action, rights);
        if (AlsoNeeds is { } other)
        {
            Check(other, rights);
        }
    }

    private void Check(GateAction action, IncidentRights rights)
    {
        switch (PictureGate.Decide(viewer, action, resource, rights, rights.At))
        {
            case GateDecision.Deny deny:
                End(DenyCode.Of(deny.Reason));
                break;
            case GateDecision.Permit { Obligations: { PicturesFrom: { } from } obligations }:
                LookBackNoFurtherThan(from, obligations.ShowsTrail, rights.Epoch);
                break;
        }
    }

    /// <summary>A release that allowed more was taken away, and another still allows less.</summary>
    private void LookBackNoFurtherThan(DateTimeOffset from, bool showsTrail, long epoch)
    {
        lock (_changing)
        {
            if (_epoch != epoch)
            {
                return;
            }

            _picturesFrom = _picturesFrom >= from ? _picturesFrom : from;
            _showsTrail &= showsTrail;
        }
    }

    public void End(string reason)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
        {
            _ended.CancelUnlessDisposed();
        }
    }

    /// <summary>Ends the lease as soon as the sign-in under which the viewer watches is over.</summary>
    public void StandOn(IHold session) =>
        _session = session.Ended.UnsafeRegister(_ => End(session.Reason ?? "signed-out"), null);

    public void Dispose()
    {
        _session.Dispose();
        _ended.Dispose();
    }
}
