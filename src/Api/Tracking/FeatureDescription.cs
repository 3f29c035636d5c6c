using System.Text.Json.Nodes;
using LiveView.Api.Gate.Features;

namespace LiveView.Api.Tracking;

/// <summary>What an incident's features service understands, as OpenAPI 3.0.</summary>
internal static class FeatureDescription
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/vnd.oai.openapi+json;version=3.0";

    /// <summary>The description.</summary>
    /// <param name="address">Where the service is.</param>
    public static string Of(string address) => new JsonObject
    {
        ["openapi"] = "3.0.3",
        ["info"] = new JsonObject { ["title"] = "Positions of tracked objects of an incident", ["version"] = "1" },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = address }),
        ["paths"] = new JsonObject
        {
            ["/"] = Get("The landing page."),
            ["/conformance"] = Get("What it conforms to."),
            ["/collections"] = Get("The tracked objects."),
            ["/collections/{object}"] = Get("A tracked object.", InPath("object")),
            ["/collections/{object}/items"] = Get(
                "Its positions.", InPath("object"), InQuery("limit", "integer"), InQuery("after", "integer"), InQuery("bbox", "string"), InQuery("bbox-crs", "string"),
                InQuery("datetime", "string"), InQuery("crs", "string")),
            ["/collections/{object}/items/{feature}"] = Get("A position.", InPath("object"), InPath("feature"), InQuery("crs", "string")),
        },
    }.ToJsonString();

    private static JsonObject Get(string summary, params JsonNode[] parameters) => new()
    {
        ["get"] = new JsonObject
        {
            ["summary"] = summary,
            ["parameters"] = new JsonArray(parameters),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject
                {
                    ["description"] = summary,
                    ["content"] = new JsonObject { [parameters.Length > 1 ? FeatureDoor.GeoJson : "application/json"] = new JsonObject() },
                },
            },
        },
    };

    private static JsonObject InPath(string name) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonObject InQuery(string name, string type) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["schema"] = new JsonObject { ["type"] = type },
    };
}
