using LiveView.Media.Feeds;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Ingest;

/// <summary>Somebody who pushes over SRT, encrypted, and must know the passphrase. Nobody is listened to but while the feed is wanted.</summary>
internal sealed class SrtSource(IngestAssignment assignment, SrtAddress address, ScriptedIngest ingest, MediaNodeOptions options, ILogger logger) : ISource
{
    private const int LeastPassphrase = 10;
    private const int MostPassphrase = 79;
    private string? _converts;

    public Task<ISourceVisit> VisitAsync(CancellationToken cancellation) => Task.FromResult(Visited());

    private ISourceVisit Visited()
    {
        if (options.Sources.SrtListen is not { } listen || address.Port < options.Sources.SrtPorts.First || address.Port > options.Sources.SrtPorts.Last)
        {
            return new FailedVisit(PictureFault.SourceOff);
        }

        return PushSecret.Read(assignment, LeastPassphrase, MostPassphrase, logger) is { } passphrase
            ? new Visit(this, InputScript.Srt(listen, address.Port, passphrase))
            : new FailedVisit(PictureFault.PasswordUnreadable);
    }

    private sealed class Visit(SrtSource source, InputScript script) : ISourceVisit
    {
        public async Task<RunOutcome> RunAsync(FeedWriter writer, IDisposable turn, Action<TimeSpan> firstFrame, CancellationToken cancellation)
        {
            writer.Publish(FaultStates.Of(PictureFault.NotPushing, null));
            writer.LiveState = source._converts is { } codec ? FaultStates.Transcoded(PictureFault.Transcoded, codec) : PictureState.Live;
            var outcome = await source.Ingest.RunAsync(
                script, source._converts is null ? FfmpegArguments.CopyPush : FfmpegArguments.TranscodePush, source._converts, TimeSpan.MaxValue, writer,
                turn, firstFrame, cancellation).ConfigureAwait(false);
            source._converts = outcome.Fault == PictureFault.NotH264 ? outcome.Codec : null;
            return outcome;
        }

        public ValueTask DisposeAsync() => default;
    }

    private ScriptedIngest Ingest => ingest;
}
