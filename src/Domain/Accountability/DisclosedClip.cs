namespace LiveView.Domain.Accountability;

/// <summary>What left the system with a clip.</summary>
/// <param name="First">Earliest picture in it, UTC; null when none left.</param>
/// <param name="Last">Latest picture in it, UTC; null when none left.</param>
/// <param name="Bytes">Number of bytes that left.</param>
/// <param name="Sha256">SHA-256 of the bytes that left, lower-case hexadecimal; null when nobody could say any more.</param>
public sealed record DisclosedClip(DateTimeOffset? First, DateTimeOffset? Last, long Bytes, string? Sha256);
