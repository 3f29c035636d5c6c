using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Incidents;

/// <summary>A camera that is to be recorded now.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="From">Earliest picture that is kept, UTC: before the release where the release says so.</param>
/// <param name="Until">When it ends unless it is released anew, UTC.</param>
public sealed record WantedRecording(CameraId Camera, DateTimeOffset From, DateTimeOffset Until);
