using System.Buffers.Binary;
using System.Text;

namespace LiveView.Api.Gate.Snapshots;

/// <summary>Writes in a JPEG for whom it was made: a comment segment (ISO/IEC 10918-1, COM), so that no picture is encoded per viewer.</summary>
internal static class PictureRemark
{
    private const int StartOfImage = 2;
    private const int MostText = 1024;

    /// <summary>The picture in two parts: what goes before the rest, with the remark, and the tail as it was.</summary>
    public static (ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Tail) Write(ReadOnlyMemory<byte> jpeg, string remark)
    {
        var text = Encoding.UTF8.GetBytes(remark.Length > MostText ? remark[..MostText] : remark);
        var head = new byte[StartOfImage + 4 + text.Length];
        jpeg.Span[..StartOfImage].CopyTo(head);
        head[2] = 0xFF;
        head[3] = 0xFE;
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(4), (ushort)(text.Length + 2));
        text.CopyTo(head, 6);
        return (head, jpeg[StartOfImage..]);
    }
}
