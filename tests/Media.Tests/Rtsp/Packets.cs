using System.Buffers.Binary;

namespace LiveView.Media.Tests.Rtsp;

/// <summary>Real coded pictures, cut into packets in every way the standards allow.</summary>
internal sealed class Packets
{
    private ushort _sequence = 65_530;

    /// <summary>One second of H.264 in Annex B as x264 writes it, key frame every ten.</summary>
    public static Lazy<byte[]> H264 { get; } = new(() => Programs.Ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25", "-t", "1", "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "10",
        "-x264-params", "sliced-threads=0:slices=1", "-pix_fmt", "yuv420p", "-f", "h264", "pipe:1"));

    /// <summary>The same with four slices in every picture.</summary>
    public static Lazy<byte[]> H264InSlices { get; } = new(() => Programs.Ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25", "-t", "1", "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "10",
        "-x264-params", "slices=4", "-pix_fmt", "yuv420p", "-f", "h264", "pipe:1"));

    /// <summary>The same in H.265.</summary>
    public static Lazy<byte[]> H265 { get; } = new(() => Programs.Ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25", "-t", "1", "-c:v", "libx265", "-preset", "ultrafast",
        "-x265-params", "log-level=error:bframes=0:keyint=10:repeat-headers=1", "-pix_fmt", "yuv420p", "-f", "hevc", "pipe:1"));

    /// <summary>The NAL units of an Annex B stream.</summary>
    public static IReadOnlyList<byte[]> Units(byte[] stream)
    {
        var units = new List<byte[]>();
        var at = stream.AsSpan().IndexOf((byte[])[0, 0, 1]) + 3;
        while (at < stream.Length)
        {
            var next = stream.AsSpan(at).IndexOf((byte[])[0, 0, 1]);
            var end = next < 0 ? stream.Length : at + next;
            units.Add(stream[at..end].AsSpan().TrimEnd((byte)0).ToArray());
            at = end + 3;
        }

        return units;
    }

    /// <summary>Groups units to pictures: a slice that begins at the first block ends what came before it.</summary>
    public static IReadOnlyList<IReadOnlyList<byte[]>> Pictures(byte[] stream, bool isHevc)
    {
        var pictures = new List<IReadOnlyList<byte[]>>();
        var picture = new List<byte[]>();
        var hasSlice = false;
        foreach (var unit in Units(stream))
        {
            var type = isHevc ? (unit[0] >> 1) & 0x3F : unit[0] & 0x1F;
            var isSlice = isHevc ? type < 32 : type is 1 or 5;
            var isFirst = isSlice && (unit[isHevc ? 2 : 1] & 0x80) != 0;
            if (hasSlice && (isFirst || !isSlice))
            {
                pictures.Add(picture);
                picture = [];
                hasSlice = false;
            }

            picture.Add(unit);
            hasSlice |= isSlice;
        }

        pictures.Add(picture);
        return pictures;
    }

    /// <summary>A unit whole, or in pieces of a few hundred bytes when it is larger than that.</summary>
    public IEnumerable<byte[]> Split(byte[] unit, bool isHevc, uint time, bool ends)
    {
        const int most = 300;
        if (unit.Length <= most)
        {
            yield return Packet(unit, time, ends);
            yield break;
        }

        var header = isHevc ? 2 : 1;
        for (var at = header; at < unit.Length; at += most)
        {
            var isLast = at + most >= unit.Length;
            var marks = (at == header ? 0x80 : 0) | (isLast ? 0x40 : 0);
            byte[] start = isHevc
                ? [(byte)((unit[0] & 0x81) | (49 << 1)), unit[1], (byte)(marks | ((unit[0] >> 1) & 0x3F))]
                : [(byte)((unit[0] & 0xE0) | 28), (byte)(marks | (unit[0] & 0x1F))];
            yield return Packet([.. start, .. unit.AsSpan(at, Math.Min(most, unit.Length - at))], time, ends && isLast);
        }
    }

    /// <summary>Several units in one packet.</summary>
    public byte[] Together(IEnumerable<byte[]> units, bool isHevc, uint time, bool ends)
    {
        var payload = new List<byte>(isHevc ? [48 << 1, 1] : new byte[] { 24 });
        foreach (var unit in units)
        {
            payload.AddRange([(byte)(unit.Length >> 8), (byte)unit.Length, .. unit]);
        }

        return Packet([.. payload], time, ends);
    }

    public byte[] Packet(byte[] payload, uint time, bool marker)
    {
        var packet = new byte[12 + payload.Length];
        packet[0] = 0x80;
        packet[1] = (byte)((marker ? 0x80 : 0) | 96);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), _sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), time);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), 0x1234);
        payload.CopyTo(packet, 12);
        return packet;
    }
}
