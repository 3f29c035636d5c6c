using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Grains.Regions;

/// <summary>The approximate regions of the control rooms that come with the product.</summary>
public static class ShippedRegions
{
    /// <summary>Their outlines, as <see cref="RegionFile"/> reads them.</summary>
    public static byte[] Text()
    {
        using var stream = typeof(RegionMap).Assembly.GetManifestResourceStream(RegionFile.Shipped)!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }
}
