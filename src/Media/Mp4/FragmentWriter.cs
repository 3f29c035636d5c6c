using System.Buffers.Binary;
using LiveView.Media.Feeds;

namespace LiveView.Media.Mp4;

/// <summary>Writes one picture as one fragment: moof and mdat (ISO/IEC 14496-12, 8.8), 104 bytes and the picture.</summary>
internal static class FragmentWriter
{
    /// <summary>Bytes before the picture.</summary>
    public const int Overhead = MoofLength + 8;

    private const int MoofLength = 104;
    private const int SequenceAt = 20;
    private const int TrafAt = 24;
    private const int TrafLength = MoofLength - TrafAt;
    private const int TfdtAt = TrafAt + 8 + 16;
    private const int DecodeTimeAt = TfdtAt + 12;
    private const int TrunAt = TfdtAt + 20;
    private const uint BaseIsMoof = 0x020000;
    private const uint TrunFields = 0x01000000 | 0x1 | 0x100 | 0x200 | 0x400 | 0x800;
    private const uint KeySample = 0x02000000;
    private const uint OtherSample = 0x01010000;

    /// <summary>Writes a picture into pooled memory, to be published.</summary>
    /// <param name="units">NAL units, each after its length in four bytes.</param>
    /// <param name="headroom">Bytes to leave free before it, for the header with which it is sent.</param>
    /// <param name="sample">Times and kind.</param>
    public static CutFragment Cut(ReadOnlySpan<byte> units, int headroom, in SampleTimes sample)
    {
        var block = PicturePool.Shared.Rent(headroom + Overhead + units.Length);
        Write(block.Memory.Span[headroom..], units, sample);
        return new CutFragment(
            block, headroom, new MovieFragment(SequenceAt, DecodeTimeAt, sample.DecodeTime, sample.Duration, sample.IsKey), sample.IsKey);
    }

    /// <summary>Writes a picture.</summary>
    /// <param name="moof">Where: <see cref="Overhead" /> bytes and as many as the picture has.</param>
    /// <param name="units">NAL units, each after its length in four bytes.</param>
    /// <param name="sample">Times and kind.</param>
    public static void Write(Span<byte> moof, ReadOnlySpan<byte> units, in SampleTimes sample)
    {
        Header(moof, MoofLength, BoxType.Moof);
        Header(moof[8..], 16, BoxType.Mfhd);
        Number(moof[16..], 0);
        Number(moof[SequenceAt..], 0);
        Header(moof[TrafAt..], TrafLength, BoxType.Traf);
        Header(moof[(TrafAt + 8)..], 16, BoxType.Tfhd);
        Number(moof[(TrafAt + 16)..], BaseIsMoof);
        Number(moof[(TrafAt + 20)..], 1);
        Header(moof[TfdtAt..], 20, BoxType.Tfdt);
        Number(moof[(TfdtAt + 8)..], 0x01000000);
        BinaryPrimitives.WriteInt64BigEndian(moof[DecodeTimeAt..], sample.DecodeTime);
        var trun = moof[TrunAt..];
        Header(trun, MoofLength - TrunAt, BoxType.Trun);
        Number(trun[8..], TrunFields);
        Number(trun[12..], 1);
        Number(trun[16..], Overhead);
        Number(trun[20..], sample.Duration);
        Number(trun[24..], (uint)units.Length);
        Number(trun[28..], sample.IsKey ? KeySample : OtherSample);
        Number(trun[32..], (uint)sample.Offset);
        Header(moof[MoofLength..], 8 + units.Length, BoxType.Mdat);
        units.CopyTo(moof[Overhead..]);
    }

    private static void Header(Span<byte> box, int length, uint type)
    {
        Number(box, (uint)length);
        Number(box[4..], type);
    }

    private static void Number(Span<byte> box, uint number) => BinaryPrimitives.WriteUInt32BigEndian(box, number);
}
