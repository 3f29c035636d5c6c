using System.Collections.Frozen;

namespace LiveView.Domain.Jurisdiction;

/// <summary>Which control room answers for which municipality. A pure index in memory, made once from the shipped table.</summary>
public sealed class JurisdictionTable(IEnumerable<MunicipalityRow> rows)
{
    private readonly FrozenDictionary<string, MunicipalityRow> _byCode = rows.ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);

    /// <summary>Names of all control rooms, in alphabetical order.</summary>
    public IReadOnlyList<string> ControlRooms =>
        [.. _byCode.Values.Select(row => row.ControlRoom).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The control room that answers for a safety region; null when the table does not know it.</summary>
    /// <param name="region">Such as <c>VR09</c>.</param>
    public string? RoomOfRegion(string region) => _byCode.Values.FirstOrDefault(row => row.Region == region)?.ControlRoom;

    /// <summary>The row of a municipality, or null when the code is not in the table.</summary>
    /// <param name="municipalityCode">Four digits.</param>
    public MunicipalityRow? Find(string municipalityCode) => _byCode.GetValueOrDefault(municipalityCode);
}
