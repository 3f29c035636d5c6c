using LiveView.Media.Line;
using LiveView.Media.Mp4;

namespace LiveView.Media.Rtsp;

/// <summary>H.265 in packets without decoding order numbers (RFC 7798, 4.4).</summary>
internal sealed class HevcCoding(PictureBuffer buffer) : PictureCoding(buffer)
{
    private const int HeaderLength = 2;
    private const int Vps = 32;
    private const int Sps = 33;
    private const int Pps = 34;
    private const int Aggregation = 48;
    private const int Fragment = 49;

    /// <inheritdoc />
    public override void Take(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < HeaderLength)
        {
            return;
        }

        switch (TypeOf(payload))
        {
            case < Aggregation:
                AddUnit(payload);
                break;
            case Aggregation:
                AddUnits(payload[HeaderLength..]);
                break;
            case Fragment when payload.Length > HeaderLength:
                TakeFragment(payload, payload[HeaderLength], payload[(HeaderLength + 1)..]);
                break;
            case var type:
                throw new RtspFormatException($"An H.265 packet of type {type} has no place in a stream of this kind.");
        }
    }

    protected override InitSegment? Init(int timescale)
    {
        var vps = Of(0);
        var sps = Of(1);
        var pps = Of(2);
        return vps.Length == 0 || sps.Length == 0 || pps.Length == 0 ? null : InitWriter.Hevc(vps, sps, pps, timescale);

        byte[][] Of(int kind) => [.. Sets.Where(set => set.Key / 256 == kind).Select(set => set.Value)];
    }

    protected override int? SetKey(ReadOnlySpan<byte> unit) => unit.Length <= HeaderLength ? null : TypeOf(unit) switch
    {
        Vps => 0,
        Sps => 256,
        Pps => 512 + new BitReader(unit[HeaderLength..]).Number(63),
        _ => null,
    };

    protected override (bool IsKey, bool IsFirst)? Slice(ReadOnlySpan<byte> unit) =>
        TypeOf(unit) is var type and < 32 ? (type is >= 16 and <= 21, unit.Length > HeaderLength && (unit[HeaderLength] & 0x80) != 0) : null;

    private static int TypeOf(ReadOnlySpan<byte> unit) => (unit[0] >> 1) & 0x3F;

    private void TakeFragment(ReadOnlySpan<byte> payload, byte header, ReadOnlySpan<byte> piece)
    {
        if ((header & 0x80) != 0)
        {
            Buffer.Begin([(byte)((payload[0] & 0x81) | ((header & 0x3F) << 1)), payload[1]]);
        }

        if (!Buffer.IsOpen)
        {
            return;
        }

        Buffer.Append(piece);
        if ((header & 0x40) != 0)
        {
            EndUnit();
        }
    }
}
