using System.IO.Compression;
using System.Security.Cryptography;
using LiveView.Domain.Evidence;
using LiveView.Domain.Evidence.Bundle;

namespace LiveView.Grains.Evidence;

/// <summary>A bundle as a ZIP archive, with its manifest signed.</summary>
/// <param name="Zip">The archive.</param>
/// <param name="ManifestHash">SHA-256 of the manifest, lower-case hexadecimal.</param>
internal sealed record BundleArchive(byte[] Zip, string ManifestHash)
{
    public static BundleArchive Make(IReadOnlyList<BundleFile> files, ICheckpointSigner signer, DateTimeOffset at)
    {
        var manifest = EvidenceBundle.Manifest(files);
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files.Append(new(EvidenceBundle.ManifestName, manifest)).Append(new(EvidenceBundle.SignatureName, signer.Sign(manifest))))
            {
                var entry = zip.CreateEntry(file.Name);
                entry.LastWriteTime = at;
                using var stream = entry.Open();
                stream.Write(file.Content.Span);
            }
        }

        return new BundleArchive(buffer.ToArray(), Convert.ToHexStringLower(SHA256.HashData(manifest)));
    }
}
