namespace LiveView.Media.Rtmp;

/// <summary>Who pushes does not speak RTMP, or says more than anybody needs to.</summary>
internal sealed class RtmpFormatException(string message) : Exception(message);
