using LiveView.Domain.Incidents;

namespace LiveView.Protocols.SiaCodes;

/// <summary>What a two-letter code means here.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="IsRestore">Whether it says that something ended.</param>
public readonly record struct SiaCode(AlarmKind Kind, bool IsRestore);
