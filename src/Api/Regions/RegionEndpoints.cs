using LiveView.Api.Pages;
using Microsoft.Net.Http.Headers;

namespace LiveView.Api.Regions;

/// <summary>Where which control room answers: the borders by which rooms are invited, for the maps on the screens.</summary>
internal static class RegionEndpoints
{
    public static void MapRegions(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/v1/regions", ReadAsync);

    /// <summary>A console asks again whenever it opens a map, and names what it has: that it still holds is an answer without a body.</summary>
    private static async Task<IResult> ReadAsync(HttpContext http, RegionBook regions)
    {
        var page = await regions.ReadAsync();
        var isPacked = CompressedFiles.TakesBrotli(http.Request);
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (isPacked)
        {
            http.Response.Headers.ContentEncoding = "br";
        }

        // The tag is a weak one: packed or not, the borders are the same.
        return TypedResults.Bytes(isPacked ? page.Packed : page.Json, "application/json", entityTag: new EntityTagHeaderValue($"\"{page.Name}\"", isWeak: true));
    }
}
