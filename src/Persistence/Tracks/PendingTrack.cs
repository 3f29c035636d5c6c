using System.Text.Json;
using LiveView.Domain.Evidence;
using LiveView.Domain.Tracking;

namespace LiveView.Persistence.Tracks;

/// <summary>An append of one track that waits for its transaction, written out as it will be stored.</summary>
internal sealed class PendingTrack(TrackAppend append)
{
    // Continuations run elsewhere: the writer must not be held up by what a caller does next.
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Object => append.Object.Value;

    public long From => append.From;

    public long To => append.To;

    /// <summary>Whether only the live position is stored.</summary>
    public bool IsLiveOnly => append.Live is not null;

    /// <summary>The live position of an object without a trail; null when it has none yet.</summary>
    public string? Live { get; } = append.Live?.Fix is { } fix ? JsonSerializer.Serialize(fix, LogJson.Options) : null;

    public IReadOnlyList<TrackRow> Rows { get; } = append.Live is not null ? [] :
    [
        .. append.Events.Select(each => new TrackRow(
            each.Sequence, each is TrackEvent.EpisodeBegan or TrackEvent.EpisodeEnded, JsonSerializer.Serialize(each, LogJson.Options))),
    ];

    public Task Written => _written.Task;

    public TrackConflictException Conflict(Exception? cause = null) => new($"The track of '{Object}' does not go on from {From}: load it again.", cause);

    public void Succeed() => _written.TrySetResult();

    public void Fail(Exception error)
    {
        _written.TrySetException(error);

        // The caller may have stopped waiting: nobody else will look at the error.
        _ = _written.Task.Exception;
    }
}

/// <summary>One event as it is stored.</summary>
internal readonly record struct TrackRow(long Sequence, bool IsEpisode, string Body);
