using System.Globalization;

namespace LiveView.Media.Rtsp;

/// <summary>A camera said no to a request.</summary>
/// <param name="method">What it was asked.</param>
/// <param name="status">400 to 599.</param>
internal sealed class RtspRefusedException(string method, int status)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"The camera answered {status} to RTSP {method}."))
{
    /// <summary>400 to 599.</summary>
    public int Status { get; } = status;
}
