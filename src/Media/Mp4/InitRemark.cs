using System.Buffers.Binary;
using System.Text;

namespace LiveView.Media.Mp4;

/// <summary>Writes a remark in an init segment, where players and tools show it as the comment of the file. No picture is touched.</summary>
internal static class InitRemark
{
    private const int MostText = 1024;
    private const int HeaderLength = 8;
    private const uint Utf8 = 1;

    /// <summary>The init segment with a remark.</summary>
    /// <exception cref="Mp4FormatException">It has no moov.</exception>
    public static byte[] Write(ReadOnlySpan<byte> init, string remark)
    {
        var moov = BoxWalk.Find(init, BoxType.Moov, out var bodyAt);
        var (start, end) = (bodyAt - HeaderLength, bodyAt + moov.Length);
        var text = Encoding.UTF8.GetBytes(remark.Length > MostText ? remark[..MostText] : remark);
        var udta = new BoxWriter().Box(BoxType.Udta, box => box.FullBox(BoxType.Meta, 0, 0, meta => meta
            .FullBox(BoxType.Hdlr, 0, 0, hdlr => hdlr.U32(0).U32(BoxType.Mdir).U32(BoxType.Appl).Zeros(9))
            .Box(BoxType.Ilst, ilst => ilst.Box(BoxType.Comment, comment => comment
                .Box(BoxType.Data, data => data.U32(Utf8).U32(0).Bytes(text)))))).ToArray();
        byte[] whole = [.. init[..end], .. udta, .. init[end..]];
        BinaryPrimitives.WriteInt32BigEndian(whole.AsSpan(start), end - start + udta.Length);
        return whole;
    }
}
