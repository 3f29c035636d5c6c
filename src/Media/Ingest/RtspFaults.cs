using LiveView.Media.Feeds;
using LiveView.Media.Line;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Ingest;

/// <summary>What is wrong with a camera when a visit to it over RTSP fails.</summary>
internal static class RtspFaults
{
    /// <summary>Null for what is no fault of the camera or the line to it.</summary>
    public static PictureFault? Of(Exception e) => e switch
    {
        RtspRefusedException { Status: RtspAuthenticator.Unauthorized or 403 } => PictureFault.Unauthorized,
        RtspRefusedException { Status: 404 or 454 or 410 } => PictureFault.NotFound,
        RtspRefusedException => PictureFault.Unknown,
        RtspRedirectException => PictureFault.Redirected,
        RtspFormatException => PictureFault.BadStream,
        OperationCanceledException => PictureFault.NoAnswer,
        IOException or ObjectDisposedException => PictureFault.ConnectionLost,
        _ => null,
    };

    /// <summary>Waits until no more is received, and says why; null when it was called off.</summary>
    public static async Task<PictureFault?> OfAsync(Task receiving)
    {
        try
        {
            await receiving.ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception e) when (Of(e) is not null)
        {
            return Of(e);
        }
    }
}
