using System.Buffers.Binary;
using System.Text;
using LiveView.Domain.Identifiers;

namespace LiveView.Media.Recording.Segments;

/// <summary>
/// The hash chain of one take: <c>h[n] = SHA-256(h[n-1] ‖ n ‖ time ‖ hash of the init segment ‖ hash of the record's content)</c>, with n
/// and time (Unix microseconds) as 8 bytes big-endian. Init segments and gaps are links of it too, so that an absence is provable.
/// </summary>
public sealed class TakeChain
{
    private const int LinkLength = ChainHash.Length + 8 + 8 + ChainHash.Length + ChainHash.Length;

    private TakeChain(ChainHash head, ChainHash init, long position) => (Head, Init, Position) = (head, init, position);

    /// <summary>The hash after the last link.</summary>
    public ChainHash Head { get; private set; }

    /// <summary>Hash of the current init segment; all zero before the first.</summary>
    public ChainHash Init { get; private set; }

    /// <summary>Number of links.</summary>
    public long Position { get; private set; }

    /// <summary>A chain without a link: its head names what it is the chain of.</summary>
    public static TakeChain Start(IncidentId incident, CameraId camera, TakeId take) =>
        new(ChainHash.Of(Encoding.UTF8.GetBytes($"live-view take v1\n{incident}\n{camera}\n{take}\n")), default, 0);

    /// <summary>A chain that goes on where a segment began.</summary>
    public static TakeChain Continue(SegmentHeader header) => new(header.PreviousHead, header.PreviousInit, header.PreviousPosition);

    /// <summary>Adds an init segment.</summary>
    public ChainHash AddInit(PictureTime time, ReadOnlySpan<byte> content)
    {
        Init = ChainHash.Of(content);
        return Add(time, Init);
    }

    /// <summary>Adds a fragment or a gap.</summary>
    /// <param name="time">Its time.</param>
    /// <param name="content">The fragment's bytes; for a gap see <see cref="GapText"/>.</param>
    public ChainHash Add(PictureTime time, ReadOnlySpan<byte> content) => Add(time, ChainHash.Of(content));

    /// <summary>Adds a fragment whose content was hashed before.</summary>
    public ChainHash Add(PictureTime time, ChainHash content)
    {
        Span<byte> link = stackalloc byte[LinkLength];
        Head.CopyTo(link);
        BinaryPrimitives.WriteInt64BigEndian(link[32..], ++Position);
        BinaryPrimitives.WriteInt64BigEndian(link[40..], time.Microseconds);
        Init.CopyTo(link[48..]);
        content.CopyTo(link[80..]);
        return Head = ChainHash.Of(link);
    }

    /// <summary>What stands for a gap in the chain.</summary>
    public static byte[] GapText(string cause, PictureTime from, PictureTime until, uint dropped) =>
        Encoding.UTF8.GetBytes($"gap\n{cause}\n{from.Microseconds}\n{until.Microseconds}\n{dropped}\n");
}
