using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Evidence;

namespace LiveView.Api.Gate;

/// <summary>
/// The door through which the evidence of an incident leaves, and with it where the sharing party's own objects were: to that party alone,
/// decided and written down by the incident before a byte leaves.
/// </summary>
internal static class ExportDoor
{
    private const string Zip = "application/zip";

    public static void MapExports(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/v1/incidents/{id}/exports", ExportAsync);

    private static async Task<IResult> ExportAsync(string id, ExportRequest body, HttpContext http, IClusterClient cluster)
    {
        var incident = IncidentId.Parse(id);
        var result = await cluster.GetGrain<IEvidenceGrain>(GrainKeys.Of(incident)).Export(
            new ExportOrder(http.User.Actor(), body.Recipient ?? "", body.Reason ?? "", body.LegalBasis ?? ""));
        return result.Refusal is { } refusal
            ? Problem.Of(refusal)
            : TypedResults.File(result.Bundle!, Zip, $"incident-{incident}.zip");
    }

    /// <summary>Take the log out as an evidence bundle.</summary>
    /// <param name="Recipient">For whom.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="LegalBasis">On what legal basis.</param>
    internal sealed record ExportRequest(string? Recipient = null, string? Reason = null, string? LegalBasis = null);
}
