using System.Collections.Immutable;

namespace LiveView.Domain.Evidence;

/// <summary>
/// Which logs need a checkpoint now. A new incident, the end of one, and whatever is written after the end: at once. While lines are
/// written or somebody watches: every minute, and every hundred lines. An open incident in which nothing happens: every ten minutes, so
/// that its silence is proved too.
/// </summary>
public sealed record CheckpointSchedule
{
    /// <summary>Number of lines after which a checkpoint does not wait for its minute.</summary>
    public const int MostLines = 100;

    /// <summary>How often while something happens.</summary>
    public static readonly TimeSpan Busy = TimeSpan.FromMinutes(1);

    /// <summary>How often while nothing does.</summary>
    public static readonly TimeSpan Silent = TimeSpan.FromMinutes(10);

    /// <summary>Last position of the log that was heard.</summary>
    public long Position { get; init; }

    /// <summary>Logs that may need a checkpoint, by stream.</summary>
    public ImmutableDictionary<string, WatchedLog> Logs { get; init; } = ImmutableDictionary<string, WatchedLog>.Empty;

    /// <summary>The schedule after one more line of the log.</summary>
    public CheckpointSchedule Hear(HeardLine line)
    {
        if (!IncidentStream.Is(line.Stream))
        {
            return this with { Position = line.Position };
        }

        var log = Logs.GetValueOrDefault(line.Stream, WatchedLog.Unknown) with { Lines = line.Version };
        return this with
        {
            Position = line.Position,
            Logs = Logs.SetItem(line.Stream, line.Type switch
            {
                "incident-raised" => log with { IsOpen = true },
                "incident-dismissed" or "incident-closed" => log with { IsOpen = false },
                "viewing-started" => log with { Viewings = log.Viewings + 1 },
                "viewing-ended" => log with { Viewings = Math.Max(0, log.Viewings - 1) },
                _ => log,
            }),
        };
    }

    /// <summary>The streams that need a checkpoint, in key order.</summary>
    /// <param name="now">Now, UTC.</param>
    public IReadOnlyList<string> Due(DateTimeOffset now) =>
        [.. Logs.Where(each => IsDue(each.Value, now)).Select(each => each.Key).Order(StringComparer.Ordinal)];

    /// <summary>The schedule after a checkpoint.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="size">Number of lines it covers.</param>
    /// <param name="at">When it was made, UTC.</param>
    public CheckpointSchedule Cover(string stream, long size, DateTimeOffset at)
    {
        var known = Logs.GetValueOrDefault(stream, WatchedLog.Unknown);
        var log = known with { Lines = Math.Max(size, known.Lines), Covered = size, CoveredAt = at };
        return this with { Logs = log.IsAtRest ? Logs.Remove(stream) : Logs.SetItem(stream, log) };
    }

    private static bool IsDue(WatchedLog log, DateTimeOffset now)
    {
        var since = now - log.CoveredAt;
        return log.Lines > log.Covered
            ? !log.IsOpen || log.Lines - log.Covered >= MostLines || since >= Busy
            : since >= (log.Viewings > 0 ? Busy : Silent);
    }
}
