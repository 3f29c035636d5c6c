using LiveView.Media.Line;
using LiveView.Media.Mp4;

namespace LiveView.Media.Rtsp;

/// <summary>H.264 in packets, single NAL unit and non-interleaved mode (RFC 6184, 5.6 to 5.8).</summary>
internal sealed class AvcCoding(PictureBuffer buffer) : PictureCoding(buffer)
{
    private const int Idr = 5;
    private const int Sps = 7;
    private const int Pps = 8;
    private const int Stap = 24;
    private const int Fragment = 28;

    /// <inheritdoc />
    public override void Take(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return;
        }

        switch (payload[0] & 0x1F)
        {
            case >= 1 and <= 23:
                AddUnit(payload);
                break;
            case Stap:
                AddUnits(payload[1..]);
                break;
            case Fragment when payload.Length >= 2:
                TakeFragment(payload[0], payload[1], payload[2..]);
                break;
            case var type:
                throw new RtspFormatException($"An H.264 packet of type {type} has no place in a stream of this kind.");
        }
    }

    protected override InitSegment? Init(int timescale)
    {
        byte[][] sps = [.. Sets.Where(set => set.Key < 256).Select(set => set.Value)];
        byte[][] pps = [.. Sets.Where(set => set.Key >= 256).Select(set => set.Value)];
        return sps.Length == 0 || pps.Length == 0 ? null : InitWriter.Avc(sps[0], pps, timescale);
    }

    // One sequence parameter set holds at a time: a camera that changes its picture sends it under the same number or another.
    protected override int? SetKey(ReadOnlySpan<byte> unit) => (unit[0] & 0x1F) switch
    {
        Sps when unit.Length >= 4 => 0,
        Pps => 256 + new BitReader(unit[1..]).Number(255),
        _ => null,
    };

    protected override (bool IsKey, bool IsFirst)? Slice(ReadOnlySpan<byte> unit) =>
        (unit[0] & 0x1F) is var type and >= 1 and <= Idr ? (type == Idr, type is not (1 or Idr) || (unit.Length > 1 && (unit[1] & 0x80) != 0)) : null;

    private void TakeFragment(byte indicator, byte header, ReadOnlySpan<byte> piece)
    {
        if ((header & 0x80) != 0)
        {
            Buffer.Begin([(byte)((indicator & 0xE0) | (header & 0x1F))]);
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
