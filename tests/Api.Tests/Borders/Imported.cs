using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Grains.Regions;
using LiveView.Protocols.Jurisdiction;
using LiveView.Protocols.Jurisdiction.Borders;
using LiveView.Silo.Borders;

namespace LiveView.Api.Tests.Borders;

/// <summary>What comes of an import, as every node reads it.</summary>
internal sealed class Imported
{
    private static readonly IReadOnlyList<RegionShape> s_shipped = RegionFile.Read(ShippedRegions.Text());
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private readonly RegionImport _import;

    private Imported(RegionImport import)
    {
        _import = import;
        Shapes = RegionFile.Read(import.Text);
        Map = new RegionMap(Shapes);
    }

    public RegionVersion Version => _import.Version;

    public IReadOnlyList<RegionShape> Shapes { get; }

    public RegionMap Map { get; }

    public string Said => string.Join('\n', _import.Said);

    /// <summary>Imports a file whose property <c>meldkamer</c> names the control room.</summary>
    public static Imported Of(byte[] file, string? crs = null) => new(Import(file, "meldkamer", null, crs));

    /// <summary>Imports a file that does not name control rooms.</summary>
    public static Imported ByCode(byte[] file, IReadOnlyDictionary<string, string>? rooms = null) => new(Import(file, null, rooms, null));

    public static string Refused(byte[] file, string? crs = null) => Assert.Throws<FormatException>(() => Of(file, crs)).Message;

    private static RegionImport Import(byte[] file, string? room, IReadOnlyDictionary<string, string>? rooms, string? crs) => RegionImport.Of(
        new ImportOrder(file, new BorderColumns("statcode", "statnaam", room), rooms, crs, new DateOnly(2026, 1, 1), "CBS"),
        ShippedJurisdiction.Load(), s_shipped, s_now);
}
