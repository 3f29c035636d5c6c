using System.Security.Cryptography;
using LiveView.Media.Mp4;

namespace LiveView.Media.Feeds;

/// <summary>
/// One frame of one camera as fragmented MP4, framed once for the socket. Immutable: all viewers share the same bytes, which lie in
/// pooled memory and are counted: whoever holds a reference gives it back exactly once, and touches nothing afterwards.
/// </summary>
/// <remarks>A reference that is forgotten costs the pool a block, which the garbage collector takes; it never costs correctness.</remarks>
public sealed class Fragment
{
    /// <summary>Room before moof and mdat for the headers of socket and picture, bytes.</summary>
    public const int Headroom = SocketFrame.MostHeaderBytes + PictureHeader.Length;

    private readonly PictureBlock _block;
    private readonly int _start;
    private int _references = 1;
    private byte[]? _hash;

    private Fragment(PictureBlock block, long epoch, long sequence, bool isKeyFrame, DateTimeOffset arrivedAt, long decodeTime)
    {
        _block = block;
        Epoch = epoch;
        Sequence = sequence;
        IsKeyFrame = isKeyFrame;
        ArrivedAt = arrivedAt;
        DecodeTime = decodeTime;
        Length = block.Memory.Length - SocketFrame.MostHeaderBytes;
        _start = SocketFrame.MostHeaderBytes - SocketFrame.WriteBinary(block.Memory.Span[..SocketFrame.MostHeaderBytes], Length);
    }

    /// <summary>A whole WebSocket message for a viewer who is up to date: the header of the socket, then <see cref="Message" />.</summary>
    /// <exception cref="ObjectDisposedException">All references were given back.</exception>
    public ReadOnlyMemory<byte> Framed => Live.Memory[_start..];

    /// <summary>The message: 24-byte header, moof, mdat.</summary>
    /// <exception cref="ObjectDisposedException">All references were given back.</exception>
    public ReadOnlyMemory<byte> Message => Live.Memory[SocketFrame.MostHeaderBytes..];

    /// <summary>The message without its header: moof and mdat.</summary>
    /// <exception cref="ObjectDisposedException">All references were given back.</exception>
    public ReadOnlyMemory<byte> Payload => Live.Memory[Headroom..];

    /// <summary>SHA-256 of <see cref="Payload" />, 32 bytes; computed when first asked for.</summary>
    /// <exception cref="ObjectDisposedException">All references were given back before anybody asked.</exception>
    public ReadOnlyMemory<byte> PayloadHash => _hash ??= SHA256.HashData(Payload.Span);

    /// <summary>Length of <see cref="Message" />, bytes.</summary>
    public int Length { get; }

    /// <summary>Epoch of the ingest that made it, 1 to 4294967295.</summary>
    public long Epoch { get; }

    /// <summary>Rises by exactly 1 from fragment to fragment within an epoch; the first is 1.</summary>
    public long Sequence { get; }

    /// <summary>Whether a decoder can start here.</summary>
    public bool IsKeyFrame { get; }

    /// <summary>When the whole fragment had come in, UTC, by the clock of the media node.</summary>
    public DateTimeOffset ArrivedAt { get; }

    /// <summary>When the picture was captured, UTC, by the clock of the camera; null when it did not say. A claim of the camera, not a fact.</summary>
    public DateTimeOffset? CapturedAt { get; private init; }

    /// <summary>Decode time, in units of the timescale of its init segment; never goes back within a camera's feed.</summary>
    public long DecodeTime { get; }

    /// <summary>Whether it was older than live when it came: from the burst with which a mirror of a feed starts.</summary>
    internal bool IsLate { get; private init; }

    private PictureBlock Live
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _references) <= 0, this);
            return _block;
        }
    }

    /// <summary>Makes a fragment of a whole message, as another node sent it: epoch, sequence, flags and arrival are as written in it.</summary>
    /// <param name="message">24-byte header, moof, mdat; copied.</param>
    /// <param name="pool">Where its memory comes from; by default the pool of this process.</param>
    /// <exception cref="Mp4FormatException">It is no fragment.</exception>
    public static Fragment FromMessage(ReadOnlySpan<byte> message, PicturePool? pool = null)
    {
        if (message.Length <= PictureHeader.Length || message[0] != PictureHeader.FragmentKind)
        {
            throw new Mp4FormatException($"A message of {message.Length} bytes is no fragment with its header.");
        }

        var decodeTime = MovieFragment.DecodeTimeIn(message[PictureHeader.Length..]);
        var (flags, epoch, sequence, arrivedAt) = PictureHeader.Read(message);
        var block = (pool ?? PicturePool.Shared).Rent(SocketFrame.MostHeaderBytes + message.Length);
        message.CopyTo(block.Memory.Span[SocketFrame.MostHeaderBytes..]);
        block.Memory.Span[SocketFrame.MostHeaderBytes + 1] &= PictureHeader.KeyFrameFlag;
        return new Fragment(block, epoch, sequence, (flags & PictureHeader.KeyFrameFlag) != 0, arrivedAt, decodeTime)
        {
            IsLate = (flags & PictureHeader.CatchUpFlag) != 0,
        };
    }

    /// <summary>Takes one more reference; only for whoever has one, or is lent one for the length of a call.</summary>
    /// <exception cref="ObjectDisposedException">All references were given back.</exception>
    public void Hold()
    {
        // From none there is no way back: the memory may be another picture's by now.
        var seen = Volatile.Read(ref _references);
        while (true)
        {
            ObjectDisposedException.ThrowIf(seen <= 0, this);
            var before = Interlocked.CompareExchange(ref _references, seen + 1, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    /// <summary>Gives one reference back; with the last one the memory goes to the next picture.</summary>
    /// <exception cref="InvalidOperationException">More references were given back than were taken.</exception>
    public void Release()
    {
        var left = Interlocked.Decrement(ref _references);
        if (left == 0)
        {
            _block.Return();
        }
        else if (left < 0)
        {
            throw new InvalidOperationException("More references to a fragment were given back than were taken.");
        }
    }

    /// <summary>Writes the headers that begin the message of a viewer who catches up; <see cref="Payload" /> follows, shared like the rest.</summary>
    /// <param name="room">At least <see cref="Headroom" /> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public int WriteCatchUpHeaders(Span<byte> room)
    {
        var headers = Live.Memory.Span[_start..Headroom];
        headers.CopyTo(room);
        room[headers.Length - PictureHeader.Length + 1] |= PictureHeader.CatchUpFlag;
        return headers.Length;
    }

    internal static Fragment Seal(CutFragment cut, long epoch, long sequence, DateTimeOffset arrivedAt)
    {
        var block = cut.TakeBlock();
        PictureHeader.Write(
            block.Memory.Span[SocketFrame.MostHeaderBytes..],
            PictureHeader.FragmentKind, cut.IsKeyFrame ? PictureHeader.KeyFrameFlag : (byte)0, epoch, sequence, arrivedAt);
        return new Fragment(block, epoch, sequence, cut.IsKeyFrame, arrivedAt, cut.DecodeTime) { CapturedAt = cut.CapturedAt };
    }
}
