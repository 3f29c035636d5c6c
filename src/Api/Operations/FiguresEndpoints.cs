using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Figures;

namespace LiveView.Api.Operations;

/// <summary>Figures for the rollout desk: counts, never a picture and never an incident.</summary>
internal static class FiguresEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/v1/figures", ReadAsync);

    private static async Task<IResult> ReadAsync(HttpContext http, IClusterClient cluster)
    {
        if (http.User.Actor().Kind != OrganisationKind.NationalOperator)
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not-yours", "Only the national operator reads these figures.");
        }

        var organisations = await cluster.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).Organisations();
        var rows = await Task.WhenAll(organisations.Where(each => each.Kind.Shares()).Select(async each =>
            FiguresRow.Of(each, await cluster.GetGrain<IFiguresGrain>(GrainKeys.Figures(each.Id)).Get())));
        return TypedResults.Ok(new FiguresView(rows, rows.Select(row => row.Position).DefaultIfEmpty().Max()));
    }

    internal sealed record FiguresView(IReadOnlyList<FiguresRow> Organisations, long Position);

    internal sealed record FiguresRow(
        OrganisationView Organisation, int Raised, int Forwarded, int Dismissed, int Accepted, int Closed,
        double? AlarmToForwardMedianSeconds, long Position)
    {
        public static FiguresRow Of(Organisation organisation, IncidentFigures figures) => new(
            OrganisationView.Of(organisation), figures.Raised, figures.Forwarded, figures.Dismissed, figures.Accepted, figures.Closed,
            figures.AlarmToForwardMedianSeconds, figures.Position);
    }
}
