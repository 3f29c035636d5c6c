using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;

namespace LiveView.Domain.Evidence;

/// <summary>Where the texts stand in an event's JSON that are marked <see cref="PersonalAttribute"/>.</summary>
internal static class PersonalMembers
{
    /// <summary>Stands in a path for every element of an array.</summary>
    public const string Each = "*";

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<string[]>> s_known = new();

    /// <summary>Paths from the event's root, by the names in its JSON.</summary>
    /// <exception cref="InvalidOperationException">A member is marked that is no text.</exception>
    public static IReadOnlyList<string[]> Of(Type type) => s_known.GetOrAdd(type, static each => [.. Find(each, [])]);

    private static IEnumerable<string[]> Find(Type type, HashSet<Type> above)
    {
        var info = LogJson.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => Find(info.ElementType!, above).Select(path => (string[])[Each, .. path]),
            JsonTypeInfoKind.Object when above.Add(type) => Leave(info.Properties.SelectMany(each => InProperty(each, above)).ToArray()),
            _ => [],
        };

        IEnumerable<string[]> Leave(string[][] found)
        {
            above.Remove(type);
            return found;
        }
    }

    private static IEnumerable<string[]> InProperty(JsonPropertyInfo property, HashSet<Type> above)
    {
        if (property.AttributeProvider?.IsDefined(typeof(PersonalAttribute), inherit: true) != true)
        {
            return Find(property.PropertyType, above).Select(path => (string[])[property.Name, .. path]);
        }

        return property.PropertyType == typeof(string)
            ? [[property.Name]]
            : throw new InvalidOperationException($"'{property.Name}' is marked personal and is no text: mark the texts inside it.");
    }
}
