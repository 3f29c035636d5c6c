namespace LiveView.Media.Mp4;

/// <summary>The four-character codes of ISO/IEC 14496-12 that matter here, as big-endian numbers.</summary>
internal static class BoxType
{
    public const uint Ftyp = 0x66747970;
    public const uint Moov = 0x6D6F6F76;
    public const uint Moof = 0x6D6F6F66;
    public const uint Mdat = 0x6D646174;
    public const uint Trak = 0x7472616B;
    public const uint Mdia = 0x6D646961;
    public const uint Mdhd = 0x6D646864;
    public const uint Minf = 0x6D696E66;
    public const uint Stbl = 0x7374626C;
    public const uint Stsd = 0x73747364;
    public const uint Mvex = 0x6D766578;
    public const uint Trex = 0x74726578;
    public const uint Mfhd = 0x6D666864;
    public const uint Traf = 0x74726166;
    public const uint Tfhd = 0x74666864;
    public const uint Tfdt = 0x74666474;
    public const uint Trun = 0x7472756E;
    public const uint Avc1 = 0x61766331;
    public const uint Avc3 = 0x61766333;
    public const uint AvcC = 0x61766343;
    public const uint Hvc1 = 0x68766331;
    public const uint Hev1 = 0x68657631;
    public const uint HvcC = 0x68766343;
    public const uint Mp4v = 0x6D703476;
    public const uint Mp4a = 0x6D703461;
    public const uint Esds = 0x65736473;
    public const uint Soun = 0x736F756E;
    public const uint Smhd = 0x736D6864;
    public const uint Mvhd = 0x6D766864;
    public const uint Tkhd = 0x746B6864;
    public const uint Hdlr = 0x68646C72;
    public const uint Vide = 0x76696465;
    public const uint Vmhd = 0x766D6864;
    public const uint Dinf = 0x64696E66;
    public const uint Dref = 0x64726566;
    public const uint Url = 0x75726C20;
    public const uint Stts = 0x73747473;
    public const uint Stsc = 0x73747363;
    public const uint Stsz = 0x7374737A;
    public const uint Stco = 0x7374636F;
    public const uint Udta = 0x75647461;
    public const uint Meta = 0x6D657461;
    public const uint Mdir = 0x6D646972;
    public const uint Appl = 0x6170706C;
    public const uint Ilst = 0x696C7374;
    public const uint Comment = 0xA9636D74;
    public const uint Data = 0x64617461;

    /// <summary>The code as text for a message; what is not printable becomes a dot.</summary>
    public static string Text(uint type) =>
        string.Create(4, type, static (text, code) =>
        {
            for (var i = 0; i < 4; i++)
            {
                var c = (char)(byte)(code >> (24 - 8 * i));
                text[i] = c is >= ' ' and <= '~' ? c : '.';
            }
        });
}
