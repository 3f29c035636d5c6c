using System.Collections.Frozen;
using System.Text.Json;

namespace LiveView.Protocols.PartyFile;

/// <summary>The values of an enumeration by their names as JSON writes them: <c>AlarmCentre</c> is <c>alarmCentre</c>.</summary>
internal static class CamelCaseNames<T> where T : struct, Enum
{
    public static readonly FrozenDictionary<string, T> All =
        Enum.GetValues<T>().ToFrozenDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);
}
