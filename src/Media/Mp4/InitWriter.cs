namespace LiveView.Media.Mp4;

/// <summary>
/// Writes the init segment of one track: of a video from its parameter sets (ISO/IEC 14496-12, 14496-15), of sound from its configuration. The
/// pictures keep their own parameter sets as well: not a byte of what the camera signed is taken out.
/// </summary>
internal static class InitWriter
{
    private const uint Iso5 = 0x69736F35;
    private const uint Iso6 = 0x69736F36;
    private const uint Mp41 = 0x6D703431;
    private const uint Undetermined = 0x55C4_0000;

    /// <summary>Of an H.264 track.</summary>
    /// <exception cref="Mp4FormatException">The sequence parameter set cannot be one.</exception>
    public static InitSegment Avc(byte[] sps, IReadOnlyList<byte[]> pps, int timescale)
    {
        var picture = AvcSps.Read(sps);
        return Segment(timescale, picture.Width, picture.Height, BoxType.Avc1, entry => entry.Box(BoxType.AvcC, box =>
        {
            box.U8(1).Bytes(sps.AsSpan(1, 3)).U8(0xFF).U8(0xE1).U16(sps.Length).Bytes(sps).U8(pps.Count);
            foreach (var set in pps)
            {
                box.U16(set.Length).Bytes(set);
            }

            if (AvcSps.HasHighFields(sps[1]))
            {
                box.U8(0xFC | picture.ChromaFormat).U8(0xF8 | (picture.BitDepthLuma - 8)).U8(0xF8 | (picture.BitDepthChroma - 8)).U8(0);
            }
        }));
    }

    /// <summary>Of an H.265 track.</summary>
    /// <exception cref="Mp4FormatException">The sequence parameter set cannot be one.</exception>
    public static InitSegment Hevc(byte[][] vps, byte[][] sps, byte[][] pps, int timescale)
    {
        const int arrayIsComplete = 0x80;
        var picture = HevcSps.Read(sps[0]);
        return Segment(timescale, picture.Width, picture.Height, BoxType.Hvc1, entry => entry.Box(BoxType.HvcC, box =>
        {
            box.U8(1).Bytes(picture.ProfileTierLevel).U16(0xF000).U8(0xFC).U8(0xFC | picture.ChromaFormat)
                .U8(0xF8 | (picture.BitDepthLuma - 8)).U8(0xF8 | (picture.BitDepthChroma - 8)).U16(0)
                .U8((picture.TemporalLayers << 3) | (picture.IsNested ? 4 : 0) | 3).U8(3);
            foreach (var (type, sets) in ((int, byte[][])[])[(32, vps), (33, sps), (34, pps)])
            {
                box.U8(arrayIsComplete | type).U16(sets.Length);
                foreach (var set in sets)
                {
                    box.U16(set.Length).Bytes(set);
                }
            }
        }));
    }

    /// <summary>Of an AAC track.</summary>
    public static InitSegment Aac(AacConfig config, int timescale) => Segment(
        timescale, 0, 0, BoxType.Soun, minf => minf.FullBox(BoxType.Smhd, 0, 0, smhd => smhd.Zeros(4)),
        stsd => stsd.Box(BoxType.Mp4a, entry => SoundWriter.Entry(entry, config)));

    private static InitSegment Segment(int timescale, int width, int height, uint entryType, Action<BoxWriter> coding) => Segment(
        timescale, width, height, BoxType.Vide, minf => minf.FullBox(BoxType.Vmhd, 0, 1, vmhd => vmhd.Zeros(8)),
        stsd => stsd.Box(entryType, entry => coding(Picture(entry, width, height))));

    private static InitSegment Segment(
        int timescale, int width, int height, uint handler, Action<BoxWriter> mediaHeader, Action<BoxWriter> entry)
    {
        var volume = handler == BoxType.Soun ? 0x100 : 0;
        var moov = new BoxWriter().Box(BoxType.Moov, box => box
            .FullBox(BoxType.Mvhd, 0, 0, mvhd => Matrix(mvhd.Zeros(8).U32((uint)timescale).U32(0).U32(0x10000).U16(0x100).Zeros(10)).Zeros(24).U32(2))
            .Box(BoxType.Trak, trak => trak
                .FullBox(BoxType.Tkhd, 0, 3, tkhd =>
                    Matrix(tkhd.Zeros(8).U32(1).Zeros(20).U16(volume).U16(0)).U32((uint)width << 16).U32((uint)height << 16))
                .Box(BoxType.Mdia, mdia => mdia
                    .FullBox(BoxType.Mdhd, 0, 0, mdhd => mdhd.Zeros(8).U32((uint)timescale).U32(0).U32(Undetermined))
                    .FullBox(BoxType.Hdlr, 0, 0, hdlr => hdlr.U32(0).U32(handler).Zeros(13))
                    .Box(BoxType.Minf, minf => With(minf, mediaHeader)
                        .Box(BoxType.Dinf, dinf => dinf.FullBox(BoxType.Dref, 0, 0, dref => dref.U32(1).FullBox(BoxType.Url, 0, 1, _ => { })))
                        .Box(BoxType.Stbl, stbl => stbl
                            .FullBox(BoxType.Stsd, 0, 0, stsd => entry(stsd.U32(1)))
                            .FullBox(BoxType.Stts, 0, 0, table => table.U32(0))
                            .FullBox(BoxType.Stsc, 0, 0, table => table.U32(0))
                            .FullBox(BoxType.Stsz, 0, 0, table => table.U32(0).U32(0))
                            .FullBox(BoxType.Stco, 0, 0, table => table.U32(0))))))
            .Box(BoxType.Mvex, mvex => mvex.FullBox(BoxType.Trex, 0, 0, trex => trex.U32(1).U32(1).Zeros(12)))).ToArray();
        var ftyp = new BoxWriter().Box(BoxType.Ftyp, box => box.U32(Iso5).U32(0x200).U32(Iso5).U32(Iso6).U32(Mp41)).ToArray();
        return new InitSegment([.. ftyp, .. moov], MovieTrack.Read(moov.AsSpan(8)));
    }

    private static BoxWriter With(BoxWriter box, Action<BoxWriter> write)
    {
        write(box);
        return box;
    }

    /// <summary>The fields of every video sample entry, up to its own boxes.</summary>
    private static BoxWriter Picture(BoxWriter entry, int width, int height) => entry
        .Zeros(6).U16(1).Zeros(16).U16(width).U16(height).U32(0x480000).U32(0x480000).U32(0).U16(1).Zeros(32).U16(0x18).U16(0xFFFF);

    private static BoxWriter Matrix(BoxWriter box) => box.U32(0x10000).Zeros(12).U32(0x10000).Zeros(12).U32(0x40000000);
}
