using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>A tracked object [te volgen object]: a vehicle, a cash transport, a person or goods with a tracker.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<TrackedObjectId>))]
public readonly record struct TrackedObjectId : IIdentifier<TrackedObjectId>
{
    private TrackedObjectId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static TrackedObjectId Parse(string text) => new(IdentifierText.Checked(text, "tracked object id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
