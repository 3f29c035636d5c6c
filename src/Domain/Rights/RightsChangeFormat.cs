using System.Text.Json;
using LiveView.Domain.Evidence;

namespace LiveView.Domain.Rights;

/// <summary>Changes of rights as the log holds them.</summary>
public static class RightsChangeFormat
{
    /// <summary>The line of a change; its type is the kind's name in kebab case, for example <c>machine-added</c>.</summary>
    public static LineToLog Write(RightsChange change) =>
        new(TypeOf(change.Kind), change.At, JsonSerializer.SerializeToUtf8Bytes(change, LogJson.Options));

    /// <summary>The change of a line.</summary>
    public static RightsChange Read(LoggedLine line) => JsonSerializer.Deserialize<RightsChange>(line.Body.Span, LogJson.Options)!;

    /// <summary>The name of a kind in the log.</summary>
    public static string TypeOf(RightsChangeKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
