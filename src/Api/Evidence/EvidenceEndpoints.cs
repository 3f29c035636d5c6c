using System.Security.Cryptography;
using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Evidence;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Evidence;

/// <summary>What people do with the log of an incident itself: erase texts, keep and countersign checkpoints.</summary>
internal static class EvidenceEndpoints
{
    public static void MapEvidence(this IEndpointRouteBuilder endpoints)
    {
        var incident = endpoints.MapGroup("/v1/incidents/{id}");
        incident.MapPost("/erasures", async (string id, ErasureRequest body, HttpContext http, IClusterClient cluster) => Answer(
            (await cluster.GetGrain<IIncidentGrain>(Key(id))
                .EraseTexts(new(http.User.Actor(), new IncidentCommand.EraseTexts(body.Lines ?? [], body.Reason ?? "")))).Refusal));
        incident.MapGet("/checkpoints", CheckpointsAsync);
        incident.MapPost("/checkpoints/{leaf:long}/cosignatures", CosignAsync);
        endpoints.MapPost("/v1/witness-keys", RegisterAsync);
        endpoints.MapGet("/v1/tree", ConsistencyAsync);
    }

    private static async Task<IResult> CheckpointsAsync(string id, HttpContext http, IClusterClient cluster) =>
        await cluster.GetGrain<IEvidenceGrain>(Key(id)).Checkpoints(http.User.OrganisationId()) is { } found
            ? TypedResults.Ok(CheckpointsView.Of(found))
            : Problem.Of(StatusCodes.Status404NotFound, "not-found", "There is no such incident for your organisation.");

    private static async Task<IResult> CosignAsync(string id, long leaf, CosignatureRequest body, HttpContext http, IClusterClient cluster) =>
        Answer(await cluster.GetGrain<IEvidenceGrain>(Key(id))
            .Cosign(new CosignOrder(http.User.Actor(), leaf, body.KeyId ?? "", body.Signature ?? [])));

    private static async Task<IResult> RegisterAsync(WitnessKeyRequest body, HttpContext http, IClusterClient cluster)
    {
        if (PublicKey(body.PublicKey) is not { } key)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "bad-key", "Hand in the key as PEM: -----BEGIN PUBLIC KEY-----.");
        }

        var result = await cluster.GetGrain<IWitnessGrain>(GrainKeys.Witness(http.User.OrganisationId())).Register(new WitnessKeyOrder(http.User.Actor(), key));
        return result.Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.Ok(new WitnessKeyView(result.KeyId!));
    }

    private static async Task<IResult> ConsistencyAsync(HttpContext http, IClusterClient cluster, long first = 1) =>
        await cluster.GetGrain<IWitnessGrain>(GrainKeys.Witness(http.User.OrganisationId())).Consistency(first) is { } proof
            ? TypedResults.Ok(new ConsistencyView(
                first, TreeView.Of(proof.Installation, proof.Tree), [.. proof.Path.Select(hash => Convert.ToHexStringLower(hash))]))
            : Problem.Of(StatusCodes.Status404NotFound, "no-such-tree", $"No signed tree holds {first} leaves: ask for a state that was signed.");

    private static byte[]? PublicKey(string? pem) =>
        pem is not null && PemEncoding.TryFind(pem, out var fields) && pem[fields.Label] == "PUBLIC KEY"
            ? Convert.FromBase64String(pem[fields.Base64Data])
            : null;

    private static IResult Answer(Domain.Decisions.Refusal? refusal) => refusal is null ? TypedResults.NoContent() : Problem.Of(refusal);

    private static string Key(string id) => GrainKeys.Of(IncidentId.Parse(id));

    /// <summary>Erase the texts of lines of the log.</summary>
    /// <param name="Lines">Versions of the lines.</param>
    /// <param name="Reason">Why.</param>
    internal sealed record ErasureRequest(long[]? Lines = null, string? Reason = null);

    /// <summary>A signature under a checkpoint.</summary>
    /// <param name="KeyId">The key that was registered.</param>
    /// <param name="Signature">DER, in base64.</param>
    internal sealed record CosignatureRequest(string? KeyId = null, byte[]? Signature = null);

    /// <summary>A key with which the organisation countersigns.</summary>
    /// <param name="PublicKey">PEM.</param>
    internal sealed record WitnessKeyRequest(string? PublicKey = null);

    internal sealed record WitnessKeyView(string KeyId);

    internal sealed record CheckpointView(
        long Leaf, long Size, string Head, DateTimeOffset At, string Text, string KeyId, ReadOnlyMemory<byte> Signature,
        IReadOnlyList<CosignatureView> Cosignatures);

    internal sealed record CosignatureView(OrganisationId Organisation, string KeyId, DateTimeOffset At, ReadOnlyMemory<byte> Signature);

    internal sealed record CertificateView(string KeyId, string Pem);

    internal sealed record TreeView(long Size, string Text, string KeyId, DateTimeOffset At, ReadOnlyMemory<byte> Signature)
    {
        public static TreeView Of(string installation, SignedTree tree) => new(
            tree.Size, System.Text.Encoding.UTF8.GetString(Checkpoint.OfTree(installation, tree.Size, tree.Root).Text()), tree.KeyId, tree.At,
            tree.Signature);
    }

    internal sealed record ConsistencyView(long First, TreeView Tree, IReadOnlyList<string> Path);

    internal sealed record CheckpointsView(
        string Installation, IReadOnlyList<CheckpointView> Checkpoints, IReadOnlyList<CertificateView> Certificates, TreeView? Tree)
    {
        public static CheckpointsView Of(IncidentCheckpoints found)
        {
            var cosignatures = found.Cosignatures.ToLookup(each => each.Leaf);
            return new CheckpointsView(
                found.Installation,
                [.. found.Checkpoints.Select(each => new CheckpointView(
                    each.Leaf, each.Size, Convert.ToHexStringLower(each.Head.Span), each.At,
                    Text(Checkpoint.OfStream(found.Installation, each.Stream, each.Size, each.Head)), each.KeyId, each.Signature,
                    [.. cosignatures[each.Leaf].Select(one => new CosignatureView(one.Organisation, one.KeyId, one.At, one.Signature))]))],
                [.. found.KeyIds.Zip(found.Certificates, (id, der) => new CertificateView(id, PemEncoding.WriteString("CERTIFICATE", der)))],
                found.Tree is { } tree ? TreeView.Of(found.Installation, tree) : null);
        }

        private static string Text(Checkpoint checkpoint) => System.Text.Encoding.UTF8.GetString(checkpoint.Text());
    }
}
