namespace LiveView.Api.Gate;

/// <summary>Leave for one picture, in the book of leases for as long as it takes to send it.</summary>
internal sealed class OnceLease(ViewLease lease, Action forget) : IDisposable
{
    /// <summary>Whether the picture may leave now.</summary>
    public bool Holds => lease.Holds;

    /// <summary>Nothing that was recorded before this moment, UTC, may leave; null where there is no such bound.</summary>
    public DateTimeOffset? PicturesFrom => lease.PicturesFrom;

    /// <summary>Why it may not any more: a stable code; null while it may.</summary>
    public string? Reason => lease.Reason;

    /// <summary>Cancelled when the leave ends.</summary>
    public CancellationToken Ended => lease.Ended;

    public void Dispose()
    {
        // Ended first: whoever holds it against newer rights at this moment must find nothing more to end.
        forget();
        lease.End("over");
        lease.Dispose();
    }
}
