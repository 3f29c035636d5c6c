using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Domain.Tests.Jurisdiction.Regions;

/// <summary>The regions that come with the product.</summary>
internal static class ShippedRegions
{
    public static IReadOnlyList<RegionShape> Shapes { get; } = Read();

    public static RegionMap Map { get; } = new(Shapes);

    private static IReadOnlyList<RegionShape> Read()
    {
        using var stream = typeof(RegionMap).Assembly.GetManifestResourceStream(RegionFile.Shipped)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return RegionFile.Read(memory.ToArray());
    }
}
