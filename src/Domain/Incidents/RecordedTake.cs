using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Incidents;

/// <summary>What the log knows of one take of a recording [opname]: as far as its segments were closed.</summary>
/// <param name="Id">The take.</param>
/// <param name="Camera">The camera.</param>
/// <param name="Segments">Number of the last segment that was closed.</param>
/// <param name="From">First picture, UTC.</param>
/// <param name="Until">Last picture of that segment, UTC.</param>
/// <param name="Head">Head of the take's hash chain after that segment: SHA-256, lower-case hexadecimal.</param>
public sealed record RecordedTake(TakeId Id, CameraId Camera, int Segments, DateTimeOffset From, DateTimeOffset Until, string Head);
