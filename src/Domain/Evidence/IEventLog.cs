using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Evidence;

/// <summary>
/// The append-only log beside grain state: the truth about incidents and alarms. One stream per incident or alarm account;
/// each stream is a hash chain of JSON lines. Implemented over SQLite and PostgreSQL.
/// </summary>
public interface IEventLog
{
    /// <summary>
    /// Appends lines to a stream, durably: when the task completes the lines survive a crash of the process.
    /// </summary>
    /// <param name="stream">The stream's key, for example <c>inc:0f…</c>.</param>
    /// <param name="expectedVersion">Number of lines the writer believes the stream holds; 0 for a new stream.</param>
    /// <param name="lines">At least one line, in order.</param>
    /// <param name="audience">Organisations that must hear of these lines; they find them with <see cref="ReadForAsync"/>.</param>
    /// <param name="cancel">Stops waiting; the append may still have happened.</param>
    /// <returns>The appended lines as stored.</returns>
    /// <exception cref="EventLogConflictException">The stream's version is not <paramref name="expectedVersion"/>; nothing was written.</exception>
    Task<IReadOnlyList<LoggedLine>> AppendAsync(
        string stream, long expectedVersion, IReadOnlyList<LineToLog> lines, IReadOnlyCollection<OrganisationId> audience,
        CancellationToken cancel = default);

    /// <summary>Reads a stream in order, from the line after <paramref name="afterVersion"/>.</summary>
    IAsyncEnumerable<LoggedLine> ReadAsync(string stream, long afterVersion = 0, CancellationToken cancel = default);

    /// <summary>
    /// Reads, over all streams and in commit order, the lines whose audience holds an organisation. Positions are given in commit
    /// order without gaps becoming visible later: a reader that keeps the last position misses nothing.
    /// </summary>
    /// <param name="organisation">The reader.</param>
    /// <param name="afterPosition">The last position the reader has handled; 0 from the beginning.</param>
    /// <param name="limit">Greatest number of lines to return, 1 to 10,000.</param>
    /// <param name="cancel">Stops reading.</param>
    Task<IReadOnlyList<LoggedLine>> ReadForAsync(
        OrganisationId organisation, long afterPosition, int limit, CancellationToken cancel = default);

    /// <summary>Keys of the streams that start with a prefix, in key order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<string>> StreamsAsync(string prefix, string? afterStream, int limit, CancellationToken cancel = default);
}
