using LiveView.Domain.Releases;

namespace LiveView.Domain.Tests.Releases.Specification;

/// <summary>How the one release of the specification stands.</summary>
internal enum Grant : byte
{
    None,
    Pending,
    Running,
}

/// <summary>An older push that denies, overtaken by a newer one and still under way.</summary>
internal enum Late : byte
{
    None,

    /// <summary>It is newer than the lease: it ends it.</summary>
    Ends,

    /// <summary>The lease is newer than it.</summary>
    Ignored,
}

/// <summary>
/// One incident, one camera, one room, one edge, and a clock that ticks once a second. A push arrives or is lost before the next tick:
/// that is the half second in the promise, rounded up to what a tick can tell apart.
/// </summary>
/// <param name="Clock">Seconds since the start, 0 to <see cref="LastTick"/>.</param>
/// <param name="Open">Whether the incident is open.</param>
/// <param name="Joined">Whether the room was told and has not left.</param>
/// <param name="Grant">The release to the room.</param>
/// <param name="Lease">When the edge's lease ends, or 0 when it has none.</param>
/// <param name="Push">Whether the newest rights are under way to the edge.</param>
/// <param name="Late">An older push under way.</param>
/// <param name="Lost">Whether the edge was to hear that the right had ended, and did not.</param>
/// <param name="SinceEnd">Seconds since the right ended, at most a lease; 0 while it holds.</param>
/// <param name="Restarted">Whether the edge has just restarted.</param>
internal readonly record struct World(
    byte Clock, bool Open, bool Joined, Grant Grant, byte Lease, bool Push, Late Late, bool Lost, byte SinceEnd, bool Restarted)
{
    /// <summary>A lease, in ticks.</summary>
    public static readonly byte LeaseTicks = (byte)PictureGate.LeaseTime.TotalSeconds;

    /// <summary>When every release ends: the end of the release hours.</summary>
    public const byte GrantEnd = 6;

    /// <summary>Long enough for everything to have run out.</summary>
    public const byte LastTick = 11;

    public static readonly World Start = new(0, true, false, Grant.None, 0, false, Late.None, false, LeaseTicks, false);

    /// <summary>Whether the room has a right to the picture now.</summary>
    public bool Right => Open && Joined && Grant == Grant.Running && Clock < GrantEnd;

    /// <summary>Whether a frame can leave now.</summary>
    public bool Frames => Lease > Clock;

    /// <summary>The end of a lease that is given now.</summary>
    public byte NewLease => Math.Min((byte)(Clock + LeaseTicks), GrantEnd);

    public World Join() => Open && !Joined ? Changed(this with { Joined = true }) : Still();

    public World Leave() => Open && Joined ? Changed(this with { Joined = false, Grant = Grant.None }) : Still();

    public World Give(bool secondPerson) => Open && Joined && Grant == Grant.None && Clock < GrantEnd
        ? Changed(this with { Grant = secondPerson ? Grant.Pending : Grant.Running })
        : Still();

    public World Confirm() => Open && Grant == Grant.Pending ? Changed(this with { Grant = Grant.Running }) : Still();

    public World Withdraw() => Open && Grant != Grant.None ? Changed(this with { Grant = Grant.None }) : Still();

    public World Close() => Open ? Changed(this with { Open = false, Joined = false, Grant = Grant.None }) : Still();

    public World Ask() => Right ? Leased() : Still();

    public World Renew() => Right ? Leased() : (Still() with { Lease = 0 }).Settled();

    public World Deliver() => Right
        ? Still() with { Push = false, Lost = false, Late = Late == Late.Ends ? Late.Ignored : Late }
        : (Still() with { Push = false, Lost = false, Lease = 0 }).Settled();

    public World Lose() => Still() with { Push = false, Lost = !Right };

    public World DeliverLate() => Still() with { Lease = Late == Late.Ends ? (byte)0 : Lease, Late = Late.None };

    public World Restart() => this with { Lease = 0, Push = false, Late = Late.None, Lost = false, Restarted = true };

    public World Tick()
    {
        var next = Still() with { Clock = (byte)(Clock + 1), SinceEnd = Right ? (byte)0 : Math.Min((byte)(SinceEnd + 1), LeaseTicks) };
        return (next.Clock == GrantEnd && next.Grant != Grant.None ? next with { Grant = Grant.None, Push = true } : next).Settled();
    }

    private World Still() => this with { Restarted = false };

    private World Leased() => Still() with { Lease = NewLease, Lost = false, Late = Late == Late.Ends ? Late.Ignored : Late };

    private World Changed(World next) => (next with
    {
        Restarted = false,
        Push = true,
        Late = Push && !Right ? Late.Ends : Late,
        Lost = Lost && !next.Right,
        SinceEnd = next.Right || Right ? (byte)0 : SinceEnd,
    }).Settled();

    /// <summary>A lease that has ended is none, and nothing can end it.</summary>
    private World Settled() => Frames ? this : this with { Lease = 0, Late = Late == Late.Ends ? Late.Ignored : Late };
}
