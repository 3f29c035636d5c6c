using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>The event log in memory, hash chain included, with the troubles that the real one may have.</summary>
public sealed class MemoryLog : IEventLog
{
    private readonly Lock _gate = new();
    private readonly List<(LoggedLine Line, ImmutableHashSet<OrganisationId> Audience)> _lines = [];
    private readonly HashSet<string> _conflicts = [];
    private readonly HashSet<string> _lostAnswers = [];
    private readonly List<(Func<bool> Reached, TaskCompletionSource Signal)> _waiting = [];
    private bool _away;

    /// <summary>Until disposed, the log answers nothing.</summary>
    public IDisposable Away()
    {
        _away = true;
        return new Trouble(() => _away = false);
    }

    public void Back() => _away = false;

    public bool IsAway => _away;

    /// <summary>The next append to the stream is refused as if somebody else had appended.</summary>
    public void ConflictOnce(string stream) => _conflicts.Add(stream);

    /// <summary>The next append to the stream is done, but its answer never arrives.</summary>
    public void LoseAnswerOnce(string stream) => _lostAnswers.Add(stream);

    /// <summary>Troubles that have not come to pass will not.</summary>
    public void ForgetTroubles(string stream)
    {
        _conflicts.Remove(stream);
        _lostAnswers.Remove(stream);
    }

    public IReadOnlyList<LoggedLine> Lines(string stream)
    {
        lock (_gate)
        {
            return [.. _lines.Where(each => each.Line.Stream == stream).Select(each => each.Line)];
        }
    }

    public IReadOnlyList<LoggedLine> All()
    {
        lock (_gate)
        {
            return [.. _lines.Select(each => each.Line)];
        }
    }

    public IReadOnlyList<IncidentEvent> Events(string stream) => [.. Lines(stream).Select(IncidentEventFormat.Read)];

    /// <summary>The truth: what the log says the incident is.</summary>
    public Incident Truth(string stream) => Lines(stream).Aggregate(
        Incident.None, (incident, line) => incident.Evolve(IncidentEventFormat.Read(line), line.At));

    /// <summary>Completes once the log looks as wanted.</summary>
    public Task WhenAsync(Func<bool> reached)
    {
        lock (_gate)
        {
            if (reached())
            {
                return Task.CompletedTask;
            }

            var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((reached, signal));
            return signal.Task;
        }
    }

    public Task<IReadOnlyList<LoggedLine>> AppendAsync(
        string stream, long expectedVersion, IReadOnlyList<LineToLog> lines, IReadOnlyCollection<OrganisationId> audience,
        CancellationToken cancel = default)
    {
        lock (_gate)
        {
            FailWhenAway();
            var before = Lines(stream);
            if (_conflicts.Remove(stream) || before.Count != expectedVersion)
            {
                throw new EventLogConflictException(stream, expectedVersion);
            }

            IReadOnlyList<LoggedLine> written = Write(stream, before, lines, [.. audience]);
            if (_lostAnswers.Remove(stream))
            {
                throw new EventLogUnavailableException("The connection broke before the answer came.");
            }

            return Task.FromResult(written);
        }
    }

    public async IAsyncEnumerable<LoggedLine> ReadAsync(
        string stream, long afterVersion = 0, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        FailWhenAway();
        foreach (var line in Lines(stream).Where(line => line.Version > afterVersion))
        {
            yield return line;
        }

        await Task.CompletedTask;
    }

    public Task<IReadOnlyList<LoggedLine>> ReadForAsync(
        OrganisationId organisation, long afterPosition, int limit, CancellationToken cancel = default)
    {
        lock (_gate)
        {
            FailWhenAway();
            return Task.FromResult<IReadOnlyList<LoggedLine>>([.. _lines
                .Where(each => each.Line.Position > afterPosition && each.Audience.Contains(organisation))
                .Select(each => each.Line).Take(limit)]);
        }
    }

    public Task<IReadOnlyList<string>> StreamsAsync(string prefix, string? afterStream, int limit, CancellationToken cancel = default) =>
        throw new NotSupportedException("No grain asks for streams.");

    private List<LoggedLine> Write(
        string stream, IReadOnlyList<LoggedLine> before, IReadOnlyList<LineToLog> lines, ImmutableHashSet<OrganisationId> audience)
    {
        var written = new List<LoggedLine>();
        var (version, hash) = before is [.., var last] ? (last.Version, last.Hash) : (0, LogChain.Genesis);
        foreach (var line in lines)
        {
            var bytes = LogChain.Write(++version, hash.Span, line);
            hash = LogChain.Hash(bytes);
            var logged = new LoggedLine(stream, version, _lines.Count + 1, line.Type, line.At, line.Body.ToArray(), bytes, hash)
            {
                Values = line.Values,
            };
            _lines.Add((logged, audience));
            Erase(stream, line.Erases);
            written.Add(logged);
        }

        foreach (var (reached, signal) in _waiting.ToArray())
        {
            if (reached() && signal.TrySetResult())
            {
                _waiting.RemoveAll(each => each.Signal == signal);
            }
        }

        return written;
    }

    private void Erase(string stream, IReadOnlyList<long> versions)
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            if (_lines[i].Line.Stream == stream && versions.Contains(_lines[i].Line.Version))
            {
                _lines[i] = _lines[i] with { Line = _lines[i].Line with { Values = [] } };
            }
        }
    }

    private void FailWhenAway()
    {
        if (_away)
        {
            throw new EventLogUnavailableException("The log is away, as the test wants it.");
        }
    }

    private sealed class Trouble(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
