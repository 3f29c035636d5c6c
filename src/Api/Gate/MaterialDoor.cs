using LiveView.Api.Desks;
using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Material;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Material;

namespace LiveView.Api.Gate;

/// <summary>
/// The one door through which photos and floor plans leave: decided and written down each time, sent in pieces, and each piece only while
/// the right holds.
/// </summary>
internal static class MaterialDoor
{
    private const int Piece = 64 * 1024;

    public static void MapMaterialLooks(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/v1/incidents/{incident}/photos/{material}", (
            string incident, string material, HttpContext http, LookBook looks, DeskEars desks, SessionWatch sessions, IClusterClient cluster) =>
            ServeAsync(http, incident, material, MaterialKind.Photo, looks, desks, sessions, cluster));
        endpoints.MapGet("/v1/incidents/{incident}/plans/{material}", (
            string incident, string material, HttpContext http, LookBook looks, DeskEars desks, SessionWatch sessions, IClusterClient cluster) =>
            ServeAsync(http, incident, material, MaterialKind.Plan, looks, desks, sessions, cluster));
    }

    private static async Task<IResult> ServeAsync(
        HttpContext http, string incident, string material, MaterialKind kind, LookBook looks, DeskEars desks, SessionWatch sessions,
        IClusterClient cluster)
    {
        var (incidentId, look) = (IncidentId.Parse(incident), new IncidentCommand.LookAtMaterial(MaterialId.Parse(material), kind));
        var viewer = http.User.Actor();
        using var session = sessions.Hold(http.User.Session());
        await desks.ListenAsync(viewer.Organisation);
        var (lease, answer) = await looks.OpenAsync(viewer, session, incidentId, look);
        if (lease is null)
        {
            return Problem.Of(answer.Refusal!);
        }

        try
        {
            var content = answer.Permit!.Content;
            if (await ReadAsync(cluster, look.Material, content.Sha256) is not { } bytes)
            {
                return Problem.Of(StatusCodes.Status503ServiceUnavailable, "material-unavailable", "It is not there, or not as it was kept: warn the administrator.");
            }

            return await SendAsync(http, lease, looks, content, bytes);
        }
        finally
        {
            looks.Close(lease);
        }
    }

    /// <summary>Whoever may look needs the bytes; that they are kept is the product's own matter.</summary>
    private static async Task<byte[]?> ReadAsync(IClusterClient cluster, MaterialId material, string sha256)
    {
        using var acting = Caller.System("material door").Use();
        return await cluster.GetGrain<IMaterialGrain>(GrainKeys.Of(material)).Read(sha256);
    }

    private static async Task<IResult> SendAsync(HttpContext http, LookLease lease, LookBook looks, MaterialContent content, byte[] bytes)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lease.Ended);
        for (var sent = 0; sent < bytes.Length; sent += Piece)
        {
            if (lease.RunsShort && await looks.RenewAsync(lease) is { } refusal)
            {
                lease.End(refusal.Code);
            }

            if (!lease.Holds)
            {
                return CutOff(http, lease.Reason ?? "lease-expired");
            }

            if (sent == 0)
            {
                http.Response.ContentType = content.MediaType;
                http.Response.ContentLength = bytes.Length;
                http.Response.Headers.CacheControl = "no-store";
                http.Response.Headers.ContentDisposition = "inline";
            }

            try
            {
                await http.Response.Body.WriteAsync(bytes.AsMemory(sent, Math.Min(Piece, bytes.Length - sent)), over.Token);
            }
            catch (OperationCanceledException)
            {
                return CutOff(http, lease.Reason ?? "left");
            }
        }

        return TypedResults.Empty;
    }

    private static IResult CutOff(HttpContext http, string reason) => CutAnswer.Of(
        http, Problem.Of(StatusCodes.Status403Forbidden, reason, "The right to look ended while it was asked for."));
}
