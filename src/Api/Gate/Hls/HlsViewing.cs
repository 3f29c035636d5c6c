using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;
using LiveView.Media.Hls;

namespace LiveView.Api.Gate.Hls;

/// <summary>
/// One viewer who asks for pictures piece by piece: a viewing like any other, whose lease is asked before every piece. It ends when the
/// lease does, or when nothing was asked for a while. Its pictures begin with the segment that grew when it joined, whatever the camera's
/// other viewers have seen before: a right to what is live is none to look back.
/// </summary>
internal sealed class HlsViewing(ViewLease lease, SessionId session, SessionHold hold, HlsCamera camera, long first, TimeProvider time) : IDisposable
{
    /// <summary>Requests that one viewer may have waiting at once: a playlist, a part, and those that a player gave up on.</summary>
    private const int MostWaiting = 8;

    private long _askedAt = time.GetTimestamp();
    private int _waiting;
    private long _fragments;
    private long _bytes;

    public ViewLease Lease => lease;

    public HlsCamera Camera => camera;

    /// <summary>What this viewer can ask for now.</summary>
    public HlsWindow Window => camera.Stream.Window.From(first);

    /// <summary>This viewer's media playlist now; null before there is one.</summary>
    public string? Playlist => camera.Stream.PlaylistFrom(first);

    /// <summary>Frames that left.</summary>
    public long Fragments => Interlocked.Read(ref _fragments);

    /// <summary>Picture bytes that left, init segments included.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>How long nothing was asked; none while a request waits.</summary>
    public TimeSpan Silence => Volatile.Read(ref _waiting) > 0 ? TimeSpan.Zero : time.GetElapsedTime(Volatile.Read(ref _askedAt));

    /// <summary>Whether a request is of this viewing: of the same sign-in, and of the incident and camera that it names.</summary>
    public bool IsOf(SessionId asking, IncidentId incident, CameraId of) => session == asking && lease.Incident == incident && lease.Camera == of;

    /// <summary>Waits until something is so of what this viewer can ask for.</summary>
    public async Task<HlsWindow> WaitAsync(Func<HlsWindow, bool> condition, CancellationToken cancellation) =>
        (await camera.Stream.WaitAsync(window => condition(window.From(first)), cancellation)).From(first);

    /// <summary>Counts a request in; false when too many wait already.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _waiting) <= MostWaiting)
        {
            return true;
        }

        Interlocked.Decrement(ref _waiting);
        return false;
    }

    /// <summary>Counts a request out.</summary>
    public void Leave()
    {
        Volatile.Write(ref _askedAt, time.GetTimestamp());
        Interlocked.Decrement(ref _waiting);
    }

    /// <summary>Counts what left.</summary>
    public void Count(int fragments, long bytes)
    {
        Interlocked.Add(ref _fragments, fragments);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void Dispose() => hold.Dispose();
}
