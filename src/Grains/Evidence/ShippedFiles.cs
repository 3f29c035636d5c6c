using LiveView.Domain.Evidence.Bundle;

namespace LiveView.Grains.Evidence;

/// <summary>What every bundle has: the script with which it is checked, and the read-me.</summary>
internal static class ShippedFiles
{
    private const string Folder = "bundle/";

    public static IReadOnlyList<BundleFile> All { get; } = [.. Read()];

    private static IEnumerable<BundleFile> Read()
    {
        var assembly = typeof(EvidenceBundle).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[resource.Length];
            resource.ReadExactly(bytes);
            yield return new BundleFile(name[Folder.Length..], bytes);
        }
    }
}
