using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>A film that is shown again and again at its own pace, as if it were a camera. Converted, because films have B-frames and what else there is.</summary>
internal sealed class FilmSource(FileAddress address, ScriptedIngest ingest, MediaNodeOptions options) : ISource
{
    public Task<ISourceVisit> VisitAsync(CancellationToken cancellation) => Task.FromResult<ISourceVisit>(
        options.Sources.FilmDirectory is not { } directory ? new FailedVisit(PictureFault.SourceOff)
        : Found(directory) is not { } path ? new FailedVisit(PictureFault.FilmMissing)
        : new Visit(path, ingest, options));

    /// <summary>The file itself, and none to which a link leads.</summary>
    private string? Found(string directory)
    {
        var file = new FileInfo(Path.Combine(directory, address.Name));
        return file is { Exists: true, LinkTarget: null } ? file.FullName : null;
    }

    private sealed class Visit(string path, ScriptedIngest ingest, MediaNodeOptions options) : ISourceVisit
    {
        public Task<RunOutcome> RunAsync(FeedWriter writer, IDisposable turn, Action<TimeSpan> firstFrame, CancellationToken cancellation)
        {
            writer.LiveState = FaultStates.Shown;
            return ingest.RunAsync(
                InputScript.Film(path), FfmpegArguments.Film, FaultStates.Film, options.FirstFramePatience, writer, turn, firstFrame, cancellation);
        }

        public ValueTask DisposeAsync() => default;
    }
}
