using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Grains.Tracking;

/// <summary>The approximate regions of the control rooms that come with the product.</summary>
public static class ShippedRegions
{
    /// <summary>Reads them.</summary>
    public static RegionMap Load()
    {
        using var stream = typeof(RegionMap).Assembly.GetManifestResourceStream(RegionFile.Shipped)!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return new RegionMap(RegionFile.Read(text));
    }
}
