namespace LiveView.Media.Line;

/// <summary>A camera, or whoever answers in its place, does not speak RTSP in a way that can be read in one way only.</summary>
internal sealed class RtspFormatException(string message) : Exception(message);
