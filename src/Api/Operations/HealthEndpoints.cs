using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Connections;

namespace LiveView.Api.Operations;

/// <summary>Whether the process lives, and whether it can serve.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => TypedResults.Ok(new Health("live"))).AllowAnonymous();
        endpoints.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
    }

    /// <summary>Ready when the cluster answers from its storage.</summary>
    private static async Task<IResult> ReadyAsync(IClusterClient cluster, TimeProvider time)
    {
        try
        {
            using var acting = Caller.System("health").Use();
            await cluster.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).Organisations().WaitAsync(Patience, time);
            return TypedResults.Ok(new Health("ready"));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return TypedResults.Json(new Health("not ready: the cluster does not answer"), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    internal sealed record Health(string Status);
}
