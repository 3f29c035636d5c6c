using LiveView.Domain.Evidence.Bundle;

namespace LiveView.Domain.Tests.Evidence.Bundle;

/// <summary>The files that every bundle has, as the product ships them.</summary>
internal static class ShippedFiles
{
    private const string Folder = "bundle/";

    public static readonly BundleFile[] All = [.. typeof(EvidenceBundle).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => new BundleFile(name[Folder.Length..], Read(name)))];

    public static byte[] Script => All.Single(file => file.Name == "verify.sh").Content.ToArray();

    private static byte[] Read(string name)
    {
        using var resource = typeof(EvidenceBundle).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
