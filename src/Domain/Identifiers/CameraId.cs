using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one camera, unique over all connections, for example <c>lv-0001-till</c>.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<CameraId>))]
public readonly record struct CameraId : IIdentifier<CameraId>
{
    private CameraId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static CameraId Parse(string text) => new(IdentifierText.Checked(text, "camera id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
