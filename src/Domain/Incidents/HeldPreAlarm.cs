using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Incidents;

/// <summary>A camera of which the seconds before the alarm wait for a release, in memory.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="From">Earliest picture that is held, UTC.</param>
/// <param name="Until">When it is forgotten, UTC, released or not.</param>
public sealed record HeldPreAlarm(CameraId Camera, DateTimeOffset From, DateTimeOffset Until);
