using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Domain.Evidence;
using LiveView.Domain.Evidence.Bundle;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Tests.Evidence.Merkle;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Evidence.Bundle;

/// <summary>A bundle in a directory, signed by a key that the test has, so that the test can play the forger who has it too.</summary>
internal sealed class BundleOnDisk : IDisposable
{
    private const string Installation = "5e1f0000000000000000000000000001";
    private const string Stream = "inc:0f00000000000000000000000000abcd";
    private static readonly string[] s_others = ["inc:01", "inc:02", "inc:03", "inc:04", "inc:05"];

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _witness = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("live-view-bundle-");
    private readonly byte[] _certificate;

    private BundleOnDisk()
    {
        using var certificate = new CertificateRequest("CN=Live View evidence", _key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(Story.Start.AddDays(-1), Story.Start.AddYears(10));
        _certificate = certificate.RawData;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(_certificate));
    }

    public string Path => _directory.FullName;

    public string Fingerprint { get; }

    public static BundleOnDisk Of(int lines, int every = 5, Func<BundleContent, BundleContent>? change = null)
    {
        var bundle = new BundleOnDisk();
        var content = bundle.Content(Lines(lines), every);
        bundle.Write(EvidenceBundle.Files(change?.Invoke(content) ?? content, ShippedFiles.All));
        return bundle;
    }

    /// <summary>All files, by name.</summary>
    public string[] Names() => [.. Directory.GetFiles(Path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file)).Order(StringComparer.Ordinal)];

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Makes manifest and signature anew, as whoever has the key can.</summary>
    public void SignAgain()
    {
        var files = Names().Where(name => name is not (EvidenceBundle.ManifestName or EvidenceBundle.SignatureName))
            .Select(name => new BundleFile(name, System.IO.File.ReadAllBytes(File(name)))).ToArray();
        var manifest = EvidenceBundle.Manifest(files);
        System.IO.File.WriteAllBytes(File(EvidenceBundle.ManifestName), manifest);
        System.IO.File.WriteAllBytes(File(EvidenceBundle.SignatureName), Sign(manifest));
    }

    /// <summary>Signs one checkpoint's text anew.</summary>
    public void SignCheckpointAgain(string name) =>
        System.IO.File.WriteAllBytes(File($"{name}.sig"), Sign(System.IO.File.ReadAllBytes(File($"{name}.txt"))));

    public void Dispose()
    {
        _directory.Delete(recursive: true);
        _key.Dispose();
        _witness.Dispose();
    }

    private static List<LoggedLine> Lines(int count)
    {
        var salts = 0;
        var lines = new List<LoggedLine>(count);
        for (var i = 0; i < count; i++)
        {
            IncidentEvent e = i % 3 == 0
                ? new IncidentEvent.Noted(Cast.Dispatcher, $"Regel {i}: één \"aanhaling\",\n\ttab en 🚨")
                : new IncidentEvent.ViewingStarted(Cast.Dispatcher, ViewingId.Parse($"v{i}"), Shop.Till);
            var at = Story.Start.AddSeconds(i);
            var line = IncidentEventFormat.Write(e, at, () => (++salts).ToString("x32", CultureInfo.InvariantCulture));
            var bytes = LogChain.Write(i + 1, lines is [.., var last] ? last.Hash.Span : LogChain.Genesis.Span, line);
            lines.Add(new LoggedLine(Stream, i + 1, i + 1, line.Type, at, line.Body, bytes, LogChain.Hash(bytes)) { Values = line.Values });
        }

        return lines;
    }

    private BundleContent Content(List<LoggedLine> lines, int every)
    {
        var forest = new Forest();
        var checkpoints = new List<SignedCheckpoint>();
        foreach (var line in lines.Where(line => line.Version % every == 0 || line.Version == lines.Count))
        {
            foreach (var other in s_others)
            {
                forest.Add(Checkpoint.OfStream(Installation, other, line.Version, line.Hash).LeafText(line.At));
            }

            var checkpoint = Checkpoint.OfStream(Installation, Stream, line.Version, line.Hash);
            checkpoints.Add(new SignedCheckpoint(
                forest.Size, Stream, line.Version, line.Hash, line.At, Fingerprint, Sign(checkpoint.Text())));
            forest.Add(checkpoint.LeafText(line.At));
        }

        forest.Add("one more"u8);
        var root = forest.Root(forest.Size);
        var spki = _witness.ExportSubjectPublicKeyInfo();
        var keyId = WitnessSignature.KeyId(spki)!;
        return new BundleContent(
            Installation, lines, checkpoints, new Dictionary<string, ReadOnlyMemory<byte>> { [Fingerprint] = _certificate }, Fingerprint,
            new SignedTree(forest.Size, root, Story.Start, Fingerprint, Sign(Checkpoint.OfTree(Installation, forest.Size, root).Text())),
            forest.Inclusion(checkpoints[^1].Leaf, forest.Size),
            [.. checkpoints.Take(2).Select(each => new Cosignature(each.Leaf, Cast.Room.Id, keyId, Story.Start, Sign(
                Checkpoint.OfStream(Installation, Stream, each.Size, each.Head).Text(), _witness)))],
            [new WitnessKey(Cast.Room.Id, keyId, spki, Story.Start)]);
    }

    private byte[] Sign(ReadOnlySpan<byte> text, ECDsa? key = null) =>
        (key ?? _key).SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    private void Write(IReadOnlyList<BundleFile> files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(file.Name))!);
            System.IO.File.WriteAllBytes(File(file.Name), file.Content.ToArray());
        }

        SignAgain();
    }
}
