using System.Text;
using LiveView.Protocols.Jurisdiction;
using LiveView.Protocols.Jurisdiction.Borders;
using LiveView.Protocols.PartyFile;

namespace LiveView.Fuzzing.Targets;

/// <summary>Files that an administrator brings.</summary>
internal static class FileTargets
{
    private const string Csv = "gemeentecode,gemeente,veiligheidsregio,meldkamer\n0344,Utrecht,VR09,Midden-Nederland\n0599,\"Rotterdam\",VR17,Rotterdam\n";

    private const string Party = """
        {"version":1,"organisations":[{"id":"pac","name":"PAC","kind":"alarmCentre"},{"id":"mk","name":"MK","kind":"controlRoom","controlRoom":"Midden-Nederland"}],
        "connections":[{"number":"LV-0001","name":"Winkel","sharingParty":"pac","address":{"street":"Oudegracht","number":"12","postcode":"3511 AB",
        "city":"Utrecht","municipalityCode":"0344"},"position":{"latitude":52.09,"longitude":5.12},"alarmAccounts":[{"account":"1234"}],
        "cameras":[{"id":"till","name":"Kassa","viewpoint":"till","address":"rtsp://10.0.0.7/till","bearing":90,"userName":"view","passwordFile":"/run/secret"}],
        "sourcePolicy":{"liveRelease":true,"releaseMinutes":120,"legalBasis":"Test."}}]}
        """;

    private const string Borders = """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::28992"}},"features":[{"type":"Feature",
        "properties":{"statcode":"VR09","statnaam":"Utrecht","meldkamer":"Midden-Nederland"},"geometry":{"type":"Polygon","coordinates":
        [[[140000,450000],[150000,450000],[150000,460000],[140000,450000]]]}},{"type":"Feature","properties":{"statcode":13,"statnaam":"Amsterdam",
        "meldkamer":"Amsterdam"},"geometry":{"type":"MultiPolygon","coordinates":[[[[1,2],[3,4,5],[6,7],[1,2]],[[1,2],[3,4],[6,7],[1,2]]]]}}]}
        """;

    private static readonly string[] s_words =
    [
        "{", "}", "[", "]", ",", ":", "null", "true", "\"\\u0000\"", "\"\\ud800\"", "\"__proto__\"", "\"id\"", "\"cameras\"", "\"rtsp://[\"", "1e400", "\"\"",
        "-0", "\"..\"", "//", "/*", "\uFEFF", "\u202E",
    ];

    public static IEnumerable<FuzzTarget> All =>
    [
        new FuzzTarget
        {
            Name = "party file", Seeds = [Encoding.UTF8.GetBytes(Party), Demonstration()], Words = s_words, MostBytes = 16 * 1024,
            Covers = ["PartyFileReader.Read"], Read = ReadParty,
        },
        new FuzzTarget
        {
            Name = "jurisdiction table", Seeds = [Encoding.UTF8.GetBytes(Csv)], Words = ["\"", "\"\"", ",", "\n", "\r\n", "0344", "\uFEFF"],
            Covers = ["JurisdictionCsv.Read"], Throws = [typeof(FormatException)],
            Read = bytes => JurisdictionCsv.Read(Encoding.UTF8.GetString(bytes)).Count,
        },
        new FuzzTarget
        {
            Name = "borders", Seeds = [Encoding.UTF8.GetBytes(Borders)], Words = [.. s_words, "\"crs\"", "\"Polygon\"", "\"MultiPolygon\"", "SQLite format 3\0"],
            Covers = ["BorderFileReader.Read"], Throws = [typeof(FormatException)],
            Read = bytes => BorderFileReader.Read(bytes, new BorderColumns("statcode", "statnaam", "meldkamer")).Features.Count,
        },
        new FuzzTarget
        {
            Name = "table of control rooms", Seeds = ["regioncode;controlroom\nVR09;Midden-Nederland\n\nVR13;Amsterdam\n"u8.ToArray()],
            Words = [";", "\n", "\r\n", " ", "VR09", "\uFEFF"], Covers = ["RoomTable.Read"], Throws = [typeof(FormatException)],
            Read = bytes => RoomTable.Read(Encoding.UTF8.GetString(bytes)).Count,
        },
    ];

    private static int ReadParty(byte[] bytes) => PartyFileReader.Read(bytes, Table.Shipped) switch
    {
        PartyFileResult.Invalid invalid => invalid.Errors.Take(3).Aggregate(7, (sum, each) => (sum * 31) + each.Message.Length),
        _ => 1,
    };

    private static byte[] Demonstration()
    {
        using var stream = typeof(FileTargets).Assembly.GetManifestResourceStream("parties.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static class Table
    {
        public static readonly Domain.Jurisdiction.JurisdictionTable Shipped = ShippedJurisdiction.Load();
    }
}
