using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using LiveView.Domain.Accountability;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Log;

namespace LiveView.Persistence.Audit;

/// <summary>The audit index in the database of the log. Thread-safe.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The statements are put together from constants of this class.")]
internal sealed class SqlAuditIndex(DbDataSource source, SqlEventLog log) : IAuditIndex, IDisposable
{
    private const int GreatestLimit = 10_000;

    private readonly AuditProjection projection = new(source, log);
    private readonly SemaphoreSlim one = new(1, 1);

    /// <inheritdoc />
    public Task CatchUpAsync(CancellationToken cancel = default) => AloneAsync(projection.CatchUpAsync, cancel);

    /// <inheritdoc />
    public Task ForgetAsync(CancellationToken cancel = default) => AloneAsync(projection.ForgetAsync, cancel);

    /// <inheritdoc />
    public Task<IReadOnlyList<ViewingRecord>> ViewingsAsync(
        AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel = default) => AskAsync(
        "SELECT v.position, v.stream, i.connection, i.site, v.camera, v.sharing_party, v.action, v.organisation, v.person, v.role, " +
        "v.basis, v.started_at, v.ended_at, v.ended_how, v.frames, v.bytes, v.first_picture, v.last_picture FROM audit_viewing v JOIN audit_incident i ON i.stream = v.stream " +
        $"WHERE v.{(scope.ByCamera ? "sharing_party" : "organisation")} = @reader AND v.position > @after AND v.started_at < @to " +
        $"AND (v.ended_at IS NULL OR v.ended_at >= @from){Cameras("v", query)} ORDER BY v.position LIMIT @limit",
        Values(scope, query, after, limit),
        row => new ViewingRecord(
            row.GetInt64(0), Incident(row, 1), ConnectionNumber.Parse(row.GetString(2)), row.GetString(3), CameraId.Parse(row.GetString(4)),
            OrganisationId.Parse(row.GetString(5)), Enum.Parse<GateAction>(row.GetString(6)), OrganisationId.Parse(row.GetString(7)),
            Person(row, 8), Role(row, 9), Text(row, 10), At(row, 11)!.Value, At(row, 12), Text(row, 13), row.GetInt64(14), row.GetInt64(15),
            At(row, 16), At(row, 17)),
        cancel);

    /// <inheritdoc />
    public async Task<IReadOnlyList<DisclosureRecord>> DisclosuresAsync(
        AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel = default)
    {
        var releases = await ReleasesAsync(scope, query, after, limit, cancel);
        var exports = await ExportsAsync(scope, query, after, limit, cancel);
        var clips = await ClipsAsync(scope, query, after, limit, cancel);
        return exports.Count + clips.Count == 0
            ? releases
            : [.. releases.Concat(exports).Concat(clips).OrderBy(row => row.Position).Take(limit)];
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditEntry>> EntriesAsync(
        AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel = default) =>
        EntriesAsync("", scope, query, after, limit, cancel);

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditEntry>> MaterialAsync(
        AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel = default) =>
        EntriesAsync($" AND e.type IN ('{string.Join("', '", MaterialEntry.Types)}')", scope, query, after, limit, cancel);

    private Task<IReadOnlyList<AuditEntry>> EntriesAsync(
        string also, AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel) => AskAsync(
        "SELECT e.position, l.stream, l.version, e.type, e.at, l.body_start, l.line FROM audit_entry e JOIN log_line l ON l.position = e.position " +
        $"WHERE e.{(scope.ByCamera ? "sharing_party" : "organisation")} = @reader AND e.position > @after AND e.at >= @from AND e.at < @to{also} " +
        "ORDER BY e.position LIMIT @limit",
        Values(scope, query with { Cameras = [] }, after, limit),
        row => new AuditEntry(
            row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetString(3), At(row, 4)!.Value,
            JsonSerializer.Deserialize<JsonElement>(LineLayout.Body(row.GetFieldValue<byte[]>(6), row.GetInt32(5)).Span)),
        cancel);

    /// <inheritdoc />
    public Task<IReadOnlyList<StreamEnd>> HeadsAsync(
        AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel = default) => AskAsync(
        "SELECT l.position, s.stream, s.version, s.hash FROM log_stream s JOIN log_line l ON l.stream = s.stream AND l.version = s.version " +
        "WHERE l.position > @after AND s.stream IN (" +
        $"SELECT v.stream FROM audit_viewing v WHERE v.{(scope.ByCamera ? "sharing_party" : "organisation")} = @reader " +
        "AND v.started_at < @to AND (v.ended_at IS NULL OR v.ended_at >= @from) UNION " +
        $"SELECT r.stream FROM audit_release r WHERE r.{(scope.ByCamera ? "sharing_party" : "recipient")} = @reader " +
        "AND r.pending = 0 AND r.since >= @from AND r.since < @to UNION " +
        "SELECT e.stream FROM log_line e JOIN audit_entry a ON a.position = e.position " +
        $"WHERE a.{(scope.ByCamera ? "sharing_party" : "organisation")} = @reader AND a.at >= @from AND a.at < @to) " +
        "ORDER BY l.position LIMIT @limit",
        Values(scope, query with { Cameras = [] }, after, limit),
        row => new StreamEnd(row.GetInt64(0), row.GetString(1), row.GetInt64(2), Convert.ToHexStringLower(row.GetFieldValue<byte[]>(3))),
        cancel);

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditCamera>> CamerasAsync(AuditScope scope, CancellationToken cancel = default) => AskAsync(
        "SELECT camera, name, connection, site FROM audit_camera WHERE sharing_party = @reader AND @shares ORDER BY site, connection, name, camera"
            .Replace("@shares", scope.ByCamera ? "1 = 1" : "1 = 0", StringComparison.Ordinal),
        [("reader", scope.Reader.Value)],
        row => new AuditCamera(CameraId.Parse(row.GetString(0)), row.GetString(1), ConnectionNumber.Parse(row.GetString(2)), row.GetString(3)),
        cancel);

    private Task<IReadOnlyList<DisclosureRecord>> ReleasesAsync(
        AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel) => AskAsync(
        "SELECT r.position, r.stream, i.connection, i.site, r.release_id, r.camera, r.sharing_party, r.recipient, r.given_by, " +
        "r.given_by_role, r.basis, r.since, r.until, r.ended_at, r.ended_how, r.capabilities, r.pictures_from " +
        "FROM audit_release r JOIN audit_incident i ON i.stream = r.stream " +
        $"WHERE r.{(scope.ByCamera ? "sharing_party" : "recipient")} = @reader AND r.position > @after AND r.pending = 0 AND r.since >= @from AND r.since < @to" +
        $"{Cameras("r", query)} ORDER BY r.position LIMIT @limit",
        Values(scope, query, after, limit),
        Release,
        cancel);

    private static DisclosureRecord Release(DbDataReader row)
    {
        var since = At(row, 11)!.Value;
        var capabilities = CapabilitySet.Of([.. row.GetString(15).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<GateAction>)]);
        var opensRecording = capabilities.Contains(GateAction.Replay) || capabilities.Contains(GateAction.Clip);
        return new DisclosureRecord(
            row.GetInt64(0), Incident(row, 1), ConnectionNumber.Parse(row.GetString(2)), row.GetString(3), ReleaseId.Parse(row.GetString(4)),
            CameraId.Parse(row.GetString(5)), OrganisationId.Parse(row.GetString(6)), OrganisationId.Parse(row.GetString(7)), null, Person(row, 8),
            Role(row, 9), row.GetString(10), since, At(row, 12)!.Value, At(row, 13), Text(row, 14), null, capabilities,
            opensRecording ? At(row, 16) ?? since : null);
    }

    /// <summary>Exports are few: each is read from its own line, where the recipient stands unless it was erased.</summary>
    private async Task<IReadOnlyList<DisclosureRecord>> ExportsAsync(
        AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel)
    {
        var released = query.Cameras.Count == 0
            ? ""
            : $" AND EXISTS (SELECT 1 FROM audit_release r WHERE r.stream = l.stream AND r.pending = 0{Cameras("r", query)})";
        var exports = new List<DisclosureRecord>();
        foreach (var entry in await OwnLinesAsync("incident-exported", released, scope, query, after, limit, cancel))
        {
            var (exported, at) = ((IncidentEvent.Exported)IncidentEventFormat.Read(entry.Line), entry.Line.At);
            exports.Add(new DisclosureRecord(
                entry.Position, entry.Incident, entry.Connection, entry.Site, null, null, entry.SharingParty, null, exported.Recipient,
                exported.By.Person, exported.By.Role, exported.LegalBasis, at, at, at, "exported"));
        }

        return exports;
    }

    /// <summary>Clips are few as well; whoever asks about some cameras gets the clips of those, and as many as were asked for.</summary>
    private async Task<IReadOnlyList<DisclosureRecord>> ClipsAsync(
        AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel)
    {
        var clips = new List<DisclosureRecord>();
        while (clips.Count < limit)
        {
            var found = await OwnLinesAsync("clip-given", "", scope, query, after, limit, cancel);
            foreach (var entry in found)
            {
                var (given, at) = ((IncidentEvent.ClipGiven)IncidentEventFormat.Read(entry.Line), entry.Line.At);
                if (given.IsDisclosure && (query.Cameras.Count == 0 || query.Cameras.Contains(given.Camera)))
                {
                    clips.Add(new DisclosureRecord(
                        entry.Position, entry.Incident, entry.Connection, entry.Site, null, given.Camera, entry.SharingParty, given.By.Organisation,
                        null, given.By.Person, given.By.Role, given.LegalBasis, at, at, at, given.Reason,
                        new DisclosedClip(given.First, given.Last, given.Bytes, given.Sha256)));
                }
            }

            if (found.Count < limit)
            {
                break;
            }

            after = found[^1].Position;
        }

        return clips;
    }

    private async Task<IReadOnlyList<OwnLine>> OwnLinesAsync(
        string type, string also, AuditScope scope, AuditQuery query, long after, int limit, CancellationToken cancel)
    {
        var found = await AskAsync(
            "SELECT e.position, l.stream, l.version, i.connection, i.site, i.sharing_party FROM audit_entry e " +
            "JOIN log_line l ON l.position = e.position JOIN audit_incident i ON i.stream = l.stream " +
            $"WHERE e.type = '{type}' AND e.{(scope.ByCamera ? "sharing_party" : "organisation")} = @reader " +
            $"AND e.position > @after AND e.at >= @from AND e.at < @to{also} ORDER BY e.position LIMIT @limit",
            Values(scope, query, after, limit),
            row => (Position: row.GetInt64(0), Stream: row.GetString(1), Version: row.GetInt64(2), Connection: row.GetString(3),
                Site: row.GetString(4), Sharing: row.GetString(5)),
            cancel);
        var lines = new List<OwnLine>(found.Count);
        foreach (var (position, stream, version, connection, site, sharing) in found)
        {
            await foreach (var line in log.ReadAsync(stream, version - 1, cancel))
            {
                lines.Add(new OwnLine(
                    position, line, IncidentStream.Read(stream), ConnectionNumber.Parse(connection), site, OrganisationId.Parse(sharing)));
                break;
            }
        }

        return lines;
    }

    /// <inheritdoc />
    public void Dispose() => one.Dispose();

    private static string Cameras(string table, AuditQuery query) => query.Cameras.Count == 0
        ? ""
        : $" AND {table}.camera IN ({string.Join(", ", Enumerable.Range(0, query.Cameras.Count).Select(each => $"@camera{each}"))})";

    private static (string Name, object Value)[] Values(AuditScope scope, AuditQuery query, long after, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, GreatestLimit);
        return
        [
            ("reader", scope.Reader.Value), ("after", after), ("from", query.From.UtcTicks), ("to", query.To.UtcTicks), ("limit", limit),
            .. query.Cameras.Select((camera, each) => ($"camera{each}", (object)camera.Value)),
        ];
    }

    private static IncidentId Incident(DbDataReader row, int column) => IncidentStream.Read(row.GetString(column));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static PersonId? Person(DbDataReader row, int column) => row.IsDBNull(column) ? null : PersonId.Parse(row.GetString(column));

    private static PersonRole? Role(DbDataReader row, int column) => row.IsDBNull(column) ? null : Enum.Parse<PersonRole>(row.GetString(column));

    private static DateTimeOffset? At(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero);

    private Task AloneAsync(Func<CancellationToken, Task> act, CancellationToken cancel) => OffSchedulerAsync(
        async () =>
        {
            await one.WaitAsync(cancel);
            try
            {
                await act(cancel);
                return true;
            }
            finally
            {
                one.Release();
            }
        },
        cancel);

    private async Task<IReadOnlyList<T>> AskAsync<T>(
        string sql, (string Name, object Value)[] values, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await CatchUpAsync(cancel);
        return await OffSchedulerAsync(() => ReadAsync(sql, values, read, cancel), cancel);
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql, (string Name, object Value)[] values, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ReadAsync(values, read, cancel);
    }

    // Off the caller's scheduler: callers are grains, and SQLite blocks.
    private static Task<T> OffSchedulerAsync<T>(Func<Task<T>> ask, CancellationToken cancel) => Task.Run(
        async () =>
        {
            try
            {
                return await ask();
            }
            catch (DbException error)
            {
                throw new EventLogUnavailableException("The database did not answer a question about the audit index.", error);
            }
        },
        cancel);

    /// <summary>A disclosure that is read from its own line of the log.</summary>
    private sealed record OwnLine(
        long Position, LoggedLine Line, IncidentId Incident, ConnectionNumber Connection, string Site, OrganisationId SharingParty);
}
