using System.Text.Json;
using LiveView.Domain.Connections;

namespace LiveView.Api.Gate;

/// <summary>What a viewer says while it looks: which stream it wants. Whatever else it says changes nothing.</summary>
internal static class ViewerWord
{
    /// <summary>Longest message that is read, in bytes.</summary>
    public const int MostBytes = 512;

    /// <summary>The stream that a whole text message asks for, such as <c>{"type":"stream","stream":"sub"}</c>; null when it asks for none.</summary>
    public static CameraStream? Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var json = JsonDocument.Parse(message);
            return Text(json.RootElement, "type") == "stream" ? Stream(Text(json.RootElement, "stream")) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or a text in it that is no Unicode.
            return null;
        }
    }

    /// <summary>A stream by its name, <c>main</c> or <c>sub</c>; null for any other text.</summary>
    public static CameraStream? Stream(string? name) => name switch
    {
        "main" => CameraStream.Main,
        "sub" => CameraStream.Sub,
        _ => null,
    };

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
