using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveView.Api.Json;

/// <summary>How the edge speaks JSON: camel case, enumerations by name, unknown members refused.</summary>
public static class ApiJson
{
    /// <summary>Options of their own, for what is written outside a request.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Sets options of the framework to the same.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
