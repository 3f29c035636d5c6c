using LiveView.Media.Feeds;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Ingest;

/// <summary>Takes in one stream of one camera once, over a line that is open already.</summary>
internal interface IRtspClient
{
    /// <param name="line">The open line to the camera.</param>
    /// <param name="address">Where the camera offers it.</param>
    /// <param name="authenticator">Proves who asks.</param>
    /// <param name="throughFfmpeg">Whether ffmpeg is to read what our own client could not.</param>
    /// <param name="writer">Where the frames go.</param>
    /// <param name="turn">Given back when the start is over.</param>
    /// <param name="firstFrame">Told once how long the first frame took.</param>
    /// <param name="cancellation">Ends the run; nothing of it is left when the returned task completes.</param>
    Task<RunOutcome> RunAsync(
        Stream line, RtspAddress address, RtspAuthenticator authenticator, bool throughFfmpeg, FeedWriter writer, IDisposable turn,
        Action<TimeSpan> firstFrame, CancellationToken cancellation);
}
