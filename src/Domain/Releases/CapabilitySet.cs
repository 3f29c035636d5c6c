using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveView.Domain.Releases;

/// <summary>A set of actions that a release allows. Written as a list of their names in camel case.</summary>
[JsonConverter(typeof(Json))]
public readonly record struct CapabilitySet : IReadOnlyCollection<GateAction>
{
    private readonly int _bits;

    private CapabilitySet(int bits) => _bits = bits;

    /// <summary>The capabilities of a release that names none: watching live, as it was before releases named them.</summary>
    public static CapabilitySet LiveOnly { get; } = Of(GateAction.Live);

    /// <inheritdoc/>
    public int Count => int.PopCount(_bits);

    /// <summary>The set of the actions given.</summary>
    public static CapabilitySet Of(params ReadOnlySpan<GateAction> actions)
    {
        var bits = 0;
        foreach (var action in actions)
        {
            bits |= Bit(action);
        }

        return new CapabilitySet(bits);
    }

    /// <summary>Whether an action is among them.</summary>
    public bool Contains(GateAction action) => (_bits & Bit(action)) != 0;

    /// <inheritdoc/>
    public IEnumerator<GateAction> GetEnumerator()
    {
        foreach (var action in Enum.GetValues<GateAction>())
        {
            if (Contains(action))
            {
                yield return action;
            }
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The names, in their own order.</summary>
    public override string ToString() => string.Join('+', this);

    private static int Bit(GateAction action) => Enum.IsDefined(action) ? 1 << (int)action : 0;

    private sealed class Json : JsonConverter<CapabilitySet>
    {
        public override CapabilitySet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Of(JsonSerializer.Deserialize<GateAction[]>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, CapabilitySet value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
