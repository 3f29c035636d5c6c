using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveView.Domain.Evidence;

/// <summary>
/// Turns events into lines and back: the one place where personal texts leave the chain and are filled in again. In the line stands
/// <c>{"commitment":"…"}</c>; a line from before commitments holds the text itself and reads as it always did.
/// </summary>
public static class EventBody
{
    private const string Commitment = "commitment";

    private static ReadOnlySpan<byte> Opening => "{\"commitment\":\""u8;

    /// <summary>Writes an event.</summary>
    /// <param name="type">Stable name of the event.</param>
    /// <param name="e">The event.</param>
    /// <param name="at">When it happened, UTC.</param>
    /// <param name="salt">Gives a new random salt for each text: see <see cref="PersonalValue"/>.</param>
    /// <exception cref="FormatException">A personal text cannot be kept.</exception>
    public static LineToLog Write(string type, object e, DateTimeOffset at, Func<string> salt)
    {
        var members = PersonalMembers.Of(e.GetType());
        if (members.Count == 0)
        {
            return new LineToLog(type, at, JsonSerializer.SerializeToUtf8Bytes(e, e.GetType(), LogJson.Options));
        }

        var root = JsonSerializer.SerializeToNode(e, e.GetType(), LogJson.Options)!;
        var values = new List<PersonalValue>();
        foreach (var path in members)
        {
            Seal(root, path, text =>
            {
                var value = PersonalValue.Of(text, salt());
                values.Add(value);
                return value.Commitment;
            });
        }

        return new LineToLog(type, at, Encoding.UTF8.GetBytes(root.ToJsonString(LogJson.Options))) { Values = values };
    }

    /// <summary>Reads an event; where a text was erased stands <see cref="ErasedText.Mark"/>.</summary>
    /// <exception cref="JsonException">The line does not hold such an event.</exception>
    public static object Read(LoggedLine line, Type type) =>
        line.Body.Span.IndexOf(Opening) < 0
            ? JsonSerializer.Deserialize(line.Body.Span, type, LogJson.Options)!
            : Open(JsonNode.Parse(line.Body.Span)!, line.Values.Where(each => each.Holds).ToDictionary(each => each.Commitment, each => each.Text))
                .Deserialize(type, LogJson.Options)!;

    private static void Seal(JsonNode node, ReadOnlySpan<string> path, Func<string, string> commit)
    {
        if (path[0] == PersonalMembers.Each)
        {
            foreach (var element in node.AsArray().OfType<JsonNode>())
            {
                Seal(element, path[1..], commit);
            }
        }
        else if (node[path[0]] is { } member)
        {
            if (path.Length == 1)
            {
                node[path[0]] = new JsonObject { [Commitment] = commit(member.GetValue<string>()) };
            }
            else
            {
                Seal(member, path[1..], commit);
            }
        }
    }

    private static JsonNode Open(JsonNode node, Dictionary<string, string> texts)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } commitmentAlone when commitmentAlone[Commitment] is JsonValue value && value.TryGetValue<string>(out var commitment):
                return JsonValue.Create(texts.GetValueOrDefault(commitment, ErasedText.Mark));
            case JsonObject members:
                foreach (var (name, member) in members.ToArray())
                {
                    if (member is not null && Open(member, texts) is var opened && !ReferenceEquals(opened, member))
                    {
                        members[name] = opened;
                    }
                }

                return members;
            case JsonArray elements:
                for (var i = 0; i < elements.Count; i++)
                {
                    if (elements[i] is { } element && Open(element, texts) is var opened && !ReferenceEquals(opened, element))
                    {
                        elements[i] = opened;
                    }
                }

                return elements;
            default:
                return node;
        }
    }
}
