namespace LiveView.Media.Rtsp;

/// <summary>A camera sends its visitor to another address, which nobody checked and nobody follows.</summary>
internal sealed class RtspRedirectException() : Exception("The camera points to another address.");
