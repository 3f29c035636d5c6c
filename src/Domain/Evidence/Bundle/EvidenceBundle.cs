using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Evidence.Bundle;

/// <summary>
/// The evidence of one incident as plain files, which an outsider checks with <c>sha256sum</c>, <c>jq</c> and <c>openssl</c> alone: see
/// <c>docs/evidence.md</c>.
/// </summary>
public static class EvidenceBundle
{
    /// <summary>Name of the file that names all others with their SHA-256.</summary>
    public const string ManifestName = "manifest.sha256";

    /// <summary>Name of the signature over the manifest.</summary>
    public const string SignatureName = "manifest.sig";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>All files but the manifest and its signature, in the order of their names.</summary>
    /// <param name="content">What the log and its keepers give.</param>
    /// <param name="shipped">What every bundle has: the script and the read-me; embedded in this assembly under <c>bundle/</c>.</param>
    /// <exception cref="ArgumentException">The contents do not belong together.</exception>
    public static IReadOnlyList<BundleFile> Files(BundleContent content, IEnumerable<BundleFile> shipped)
    {
        var last = content.Checkpoints is [.., var newest] && newest.Size == content.Lines.Count
            ? newest
            : throw new ArgumentException("The last checkpoint must cover exactly the lines of the bundle.", nameof(content));
        List<BundleFile> files =
        [
            .. shipped,
            new("incident.jsonl", Joined(content.Lines.Select(line => line.Line))),
            Json("values.json", content.Lines.SelectMany(line => line.Values, (line, value) =>
                new Text(line.Version, value.Commitment, value.Salt, value.Text))),
            new("certificate.pem", Pem("CERTIFICATE", content.Certificates[content.KeyId])),
            .. content.Certificates.Select(each => new BundleFile($"keys/{each.Key}.pem", Pem("CERTIFICATE", each.Value))),
            .. Checkpoints(content),
            .. Tree(content, last),
            .. Witnesses(content),
            .. content.Tracks.SelectMany(Track),
        ];
        return [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    /// <summary>The manifest: one line per file, as <c>sha256sum</c> writes it.</summary>
    public static byte[] Manifest(IEnumerable<BundleFile> files) => Encoding.UTF8.GetBytes(string.Concat(
        files.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Content.Span))}  {file.Name}\n")));

    private static IEnumerable<BundleFile> Checkpoints(BundleContent content)
    {
        var index = new List<CheckpointEntry>();
        foreach (var (i, each) in content.Checkpoints.Index())
        {
            var number = Number(i);
            yield return new($"checkpoints/{number}.txt", Checkpoint.OfStream(content.Installation, each.Stream, each.Size, each.Head).Text());
            yield return new($"checkpoints/{number}.sig", each.Signature);
            index.Add(new(number, each.KeyId, each.Leaf, Checkpoint.Moment(each.At)));
        }

        yield return Json("checkpoints/index.json", index);
    }

    private static IEnumerable<BundleFile> Tree(BundleContent content, SignedCheckpoint last)
    {
        yield return new("merkle/checkpoint.txt", Checkpoint.OfTree(content.Installation, content.Tree.Size, content.Tree.Root).Text());
        yield return new("merkle/checkpoint.sig", content.Tree.Signature);
        yield return Json("merkle/inclusion.json", new Inclusion(
            Checkpoint.OfStream(content.Installation, last.Stream, last.Size, last.Head).Origin, content.Tree.KeyId, last.Leaf,
            [.. content.InclusionPath.Select(hash => Convert.ToHexStringLower(hash.Span))]));
    }

    private static IEnumerable<BundleFile> Witnesses(BundleContent content)
    {
        var numbers = content.Checkpoints.Index().ToDictionary(each => each.Item.Leaf, each => Number(each.Index));
        var index = new List<WitnessEntry>();
        foreach (var each in content.Cosignatures.Where(each => numbers.ContainsKey(each.Leaf)))
        {
            var number = numbers[each.Leaf];
            yield return new($"witness/{number}-{each.Organisation}-{each.KeyId}.sig", each.Signature);
            index.Add(new(number, each.Organisation.Value, each.KeyId, Checkpoint.Moment(each.At)));
        }

        foreach (var key in content.WitnessKeys.DistinctBy(key => key.KeyId))
        {
            yield return new($"witness/{key.KeyId}.pem", Pem("PUBLIC KEY", key.PublicKey));
        }

        yield return Json("witness/index.json", index);
    }

    /// <summary>The believed way for other programs to read, and every fix as it came.</summary>
    private static IEnumerable<BundleFile> Track(BundleTrack track)
    {
        yield return new($"tracks/{track.Object}.gpx", TrackGpx.Write(track));
        yield return new($"tracks/{track.Object}.mf.json", TrackMovingFeature.Write(track));
        yield return Json($"tracks/{track.Object}.json", new TrackEntry(track.Object.Value, track.Name, track.IsWhole, track.Fixes));
    }

    private static string Number(int index) => (index + 1).ToString("000000", CultureInfo.InvariantCulture);

    private static BundleFile Json<T>(string name, T value) => new(name, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, s_json) + "\n"));

    private static byte[] Pem(string label, ReadOnlyMemory<byte> der) => Encoding.ASCII.GetBytes(PemEncoding.WriteString(label, der.Span) + "\n");

    private static byte[] Joined(IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        var joined = new System.Buffers.ArrayBufferWriter<byte>();
        foreach (var part in parts)
        {
            System.Buffers.BuffersExtensions.Write(joined, part.Span);
        }

        return joined.WrittenSpan.ToArray();
    }

    private sealed record Text(long Seq, string Commitment, string Salt, string Value);

    private sealed record CheckpointEntry(string Number, string Key, long Leaf, string At);

    private sealed record Inclusion(string Origin, string Key, long Leaf, IReadOnlyList<string> Path);

    private sealed record TrackEntry(string Object, string Name, bool IsWhole, IReadOnlyList<TrackFix> Fixes);

    private sealed record WitnessEntry(string Number, string Organisation, string Key, string At);
}
