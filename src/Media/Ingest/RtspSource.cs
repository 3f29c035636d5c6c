using LiveView.Media.Feeds;
using LiveView.Media.Line;
using LiveView.Media.Rtsp;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Ingest;

/// <summary>A camera that we connect to.</summary>
internal sealed class RtspSource(IngestAssignment assignment, RtspAddress address, CameraDialler dialler, IRtspClient client, ILogger logger) : ISource
{
    private readonly RtspAuthenticator _authenticator = new();
    private bool _throughFfmpeg;

    public async Task<ISourceVisit> VisitAsync(CancellationToken cancellation)
    {
        try
        {
            _authenticator.Start(assignment.Credentials?.UserName, assignment.Credentials?.ReadPassword());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            IngestLog.PasswordUnreadable(logger, $"{assignment.Feed}", e.Message);
            return new FailedVisit(PictureFault.PasswordUnreadable);
        }

        return await dialler.DialAsync(address, cancellation).ConfigureAwait(false) switch
        {
            DialAnswer.Connected connected => new Visit(this, connected.Line),
            DialAnswer.Failed failed => new FailedVisit(failed.Fault),
            var other => throw new InvalidOperationException($"{other} is no answer."),
        };
    }

    private sealed class Visit(RtspSource source, Stream line) : ISourceVisit
    {
        public async Task<RunOutcome> RunAsync(FeedWriter writer, IDisposable turn, Action<TimeSpan> firstFrame, CancellationToken cancellation)
        {
            var outcome = await source.Client.RunAsync(
                line, source.Address, source._authenticator, source._throughFfmpeg, writer, turn, firstFrame, cancellation).ConfigureAwait(false);

            // A camera that our own client cannot follow is ffmpeg's next time, and ours again after that.
            source._throughFfmpeg = !source._throughFfmpeg && outcome.Fault is PictureFault.BadStream or PictureFault.NoKeyFrame;
            return outcome;
        }

        public ValueTask DisposeAsync() => line.DisposeAsync();
    }

    private IRtspClient Client => client;

    private RtspAddress Address => address;
}
