using LiveView.Domain.Evidence;

namespace LiveView.Grains.Log;

/// <summary>Writes what was held while the log was away. Any number of silos may do so at once, any number of times: each line is written once.</summary>
internal static class HeldLines
{
    /// <summary>Writes lines of one stream, those that do not stand in the log yet.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="EventLogUnavailableException">The log is away.</exception>
    public static async Task<int> WriteHeldAsync(this IEventLog log, IReadOnlyList<SpooledLines> held, CancellationToken cancel = default)
    {
        var (stream, version) = (held[0].Stream, held[0].From);
        var audience = held.SelectMany(each => each.Audience).Distinct().ToArray();
        var lines = held.SelectMany(each => each.Lines).ToList();
        while (lines.Count > 0)
        {
            try
            {
                await log.AppendAsync(stream, version, lines, audience, cancel);
                return lines.Count;
            }
            catch (EventLogConflictException)
            {
                version = await RemoveWrittenAsync(log, stream, lines, cancel);
            }
        }

        return 0;
    }

    /// <summary>An append that was not answered may have been done, by this silo or another.</summary>
    private static async Task<long> RemoveWrittenAsync(IEventLog log, string stream, List<LineToLog> lines, CancellationToken cancel)
    {
        var version = 0L;
        await foreach (var written in log.ReadAsync(stream, cancel: cancel))
        {
            version = written.Version;
            if (lines.FindIndex(each => IsSame(each, written)) is >= 0 and var found)
            {
                lines.RemoveAt(found);
            }
        }

        return version;
    }

    private static bool IsSame(LineToLog line, LoggedLine written) =>
        line.At.UtcTicks == written.At.UtcTicks && line.Type == written.Type && line.Body.Span.SequenceEqual(written.Body.Span);
}
