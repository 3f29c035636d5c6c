using System.Text.Json.Serialization;
using LiveView.Api.Gate.Features;
using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Views;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Tracking;

/// <summary>
/// What an incident offers to programs that speak OGC API Features: a collection for each tracked object that is shown to the one who asks.
/// Positions are not told here: they leave through the gate.
/// </summary>
internal static class FeatureCatalogue
{
    private static readonly string[] s_conformance =
    [
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    ];

    public static void MapFeatureCatalogue(this IEndpointRouteBuilder endpoints)
    {
        var features = endpoints.MapGroup("/v1/incidents/{incident}/features");
        features.MapGet("", LandingAsync);
        features.MapGet("/api", (string incident, HttpContext http, IClusterClient cluster) =>
            ForAsync(incident, http, cluster, _ => TypedResults.Content(FeatureDescription.Of(Address(http, incident)), FeatureDescription.MediaType)));
        features.MapGet("/conformance", (string incident, HttpContext http, IClusterClient cluster) =>
            ForAsync(incident, http, cluster, _ => TypedResults.Ok(new Conformance(s_conformance))));
        features.MapGet("/collections", (string incident, HttpContext http, IClusterClient cluster) =>
            ForAsync(incident, http, cluster, view => TypedResults.Ok(new Collections(
                [Link(http, incident, "self", "/collections")], [.. view.Objects.Select(each => Of(http, incident, each))], ReferenceSystems.Uris))));
        features.MapGet("/collections/{object}", (string incident, string @object, HttpContext http, IClusterClient cluster) =>
            ForAsync(incident, http, cluster, view => view.Objects.FirstOrDefault(each => each.Id == TrackedObjectId.Parse(@object)) is { } one
                ? TypedResults.Ok(Of(http, incident, one))
                : Problem.Of(StatusCodes.Status404NotFound, "no-such-object", "There is no such object in this incident for your organisation.")));
    }

    private static Task<IResult> LandingAsync(string incident, HttpContext http, IClusterClient cluster) =>
        ForAsync(incident, http, cluster, view => TypedResults.Ok(new Landing(
            $"Incident {view.Id}",
            [
                Link(http, incident, "self", ""), Link(http, incident, "service-desc", "/api", FeatureDescription.MediaType),
                Link(http, incident, "conformance", "/conformance"), Link(http, incident, "data", "/collections"),
            ])));

    private static async Task<IResult> ForAsync(string incident, HttpContext http, IClusterClient cluster, Func<IncidentView, IResult> answer)
    {
        if (http.Request.Query.Keys.FirstOrDefault(each => each != "f") is { } unknown)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "bad-query", $"There is no parameter '{unknown}' here.");
        }

        return await cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(IncidentId.Parse(incident))).View(http.User.OrganisationId()) is { } view
            ? answer(view)
            : Problem.Of(StatusCodes.Status404NotFound, "not-found", "There is no such incident for your organisation.");
    }

    private static Collection Of(HttpContext http, string incident, ObjectView followed) => new(
        followed.Id.Value, followed.Name, "feature",
        [
            Link(http, incident, "self", $"/collections/{followed.Id}"),
            Link(http, incident, "items", $"/collections/{followed.Id}/items", FeatureDoor.GeoJson),
        ],
        ReferenceSystems.Uris, ReferenceSystem.Crs84.Uri());

    private static LinkTo Link(HttpContext http, string incident, string relation, string path, string type = "application/json") => new(
        Address(http, incident) + path, relation, type);

    private static string Address(HttpContext http, string incident) =>
        $"{http.Request.Scheme}://{http.Request.Host}/v1/incidents/{IncidentId.Parse(incident)}/features";

    internal sealed record LinkTo(string Href, string Rel, string Type);

    internal sealed record Landing(string Title, IReadOnlyList<LinkTo> Links);

    internal sealed record Conformance(IReadOnlyList<string> ConformsTo);

    internal sealed record Collections(IReadOnlyList<LinkTo> Links, [property: JsonPropertyName("collections")] IReadOnlyList<Collection> All, IReadOnlyList<string> Crs);

    internal sealed record Collection(string Id, string Title, string ItemType, IReadOnlyList<LinkTo> Links, IReadOnlyList<string> Crs, string StorageCrs);
}
