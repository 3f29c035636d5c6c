using LiveView.Domain.Jurisdiction;

namespace LiveView.Protocols.Jurisdiction;

/// <summary>The table of municipalities that comes with the program.</summary>
public static class ShippedJurisdiction
{
    private const string Resource = "LiveView.Protocols.Jurisdiction.municipality-region-controlroom.csv";

    /// <summary>Reads the table. Takes a few milliseconds: do it once.</summary>
    public static JurisdictionTable Load()
    {
        using var stream = typeof(ShippedJurisdiction).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without its resource {Resource}.");
        using var reader = new StreamReader(stream);
        return new JurisdictionTable(JurisdictionCsv.Read(reader.ReadToEnd()));
    }
}
