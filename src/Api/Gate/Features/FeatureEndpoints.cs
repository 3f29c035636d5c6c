using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;

namespace LiveView.Api.Gate.Features;

/// <summary>The doors for positions as features; what they are is told by <see cref="Tracking.FeatureCatalogue" />.</summary>
internal static class FeatureEndpoints
{
    public static IServiceCollection AddFeatures(this IServiceCollection services) => services.AddSingleton<FeatureDoor>();

    public static void MapFeatures(this IEndpointRouteBuilder endpoints)
    {
        var items = endpoints.MapGroup("/v1/incidents/{incident}/features/collections/{object}/items");
        items.MapGet("", ItemsAsync);
        items.MapGet("/{feature}", ItemAsync);
    }

    private static async Task<IResult> ItemsAsync(string incident, string @object, HttpContext http, FeatureDoor door, SessionWatch sessions)
    {
        using var session = sessions.Hold(http.User.Session());
        return await door.ItemsAsync(http, IncidentId.Parse(incident), TrackedObjectId.Parse(@object), session);
    }

    private static async Task<IResult> ItemAsync(string incident, string @object, string feature, HttpContext http, FeatureDoor door, SessionWatch sessions)
    {
        using var session = sessions.Hold(http.User.Session());
        return await door.ItemAsync(http, IncidentId.Parse(incident), TrackedObjectId.Parse(@object), feature, session);
    }
}
