using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>How one run of ffmpeg ended.</summary>
/// <param name="Fault">Why.</param>
/// <param name="Codec">ffmpeg's name for the coding of the camera's pictures, where known.</param>
/// <param name="HealthyFor">How long pictures had come in.</param>
internal readonly record struct RunOutcome(PictureFault Fault, string? Codec, TimeSpan HealthyFor);
