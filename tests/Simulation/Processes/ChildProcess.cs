using System.Diagnostics;

namespace LiveView.Simulation.Processes;

/// <summary>
/// A process that never outlives us: disposing ends it and everything it started, and when we are killed ourselves a guard,
/// which sees our end of a pipe close, ends it.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 2000;
    private readonly Process _process;
    private readonly Process _guard;
    private readonly Queue<string> _output = new();
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Found)> _waiting = [];
    private readonly List<(int Id, string Identity)> _orphans = [];
    private readonly Lock _gate = new();
    private readonly string _name;
    private readonly Action<string>? _echo;

    private ChildProcess(string name, ProcessStartInfo start, Action<string>? echo)
    {
        _name = name;
        _echo = echo;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _guard = StartGuard(_process.Id);
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>The last lines of standard output and standard error, oldest first.</summary>
    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_gate)
                return [.. _output];
        }
    }

    public static ChildProcess Start(
        string name, string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, Action<string>? echo = null)
    {
        var start = new ProcessStartInfo(file)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryFiles.Root,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
            start.Environment[key] = value;
        return new ChildProcess(name, start, echo);
    }

    /// <summary>Waits for a line, also one already heard.</summary>
    /// <exception cref="InvalidOperationException">The process ended, or kept silent too long; with its last lines.</exception>
    public async Task<string> WaitForLineAsync(Func<string, bool> wanted, TimeSpan atMost, CancellationToken cancellation = default)
    {
        TaskCompletionSource<string> found;
        lock (_gate)
        {
            if (_output.FirstOrDefault(wanted) is { } already)
                return already;
            found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, found));
        }
        var ended = _process.WaitForExitAsync(cancellation);
        try
        {
            var first = await Task.WhenAny(found.Task, ended).WaitAsync(atMost, cancellation);
            if (first == ended && !found.Task.IsCompleted)
            {
                cancellation.ThrowIfCancellationRequested();
                throw new InvalidOperationException($"{_name} ended with exit code {_process.ExitCode} before it was ready:\n{Tail()}");
            }
            return await found.Task;
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"{_name} did not get ready in {atMost.TotalSeconds:0} s:\n{Tail()}");
        }
    }

    /// <summary>Asks it to end; kills it and what is left of its tree when it takes too long.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (!_process.HasExited)
        {
            var family = Family();
            Signals.Send(_process.Id, Signal.Terminate);
            try
            {
                await _process.WaitForExitAsync().WaitAsync(patience);
            }
            catch (TimeoutException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync();
            }
            EndSurvivors(family);
        }
    }

    /// <summary>As a power cut does: SIGKILL, no chance to tidy up.</summary>
    /// <param name="withChildren">False leaves the processes that it started running, as a crash of only this process does.</param>
    public async Task KillAsync(bool withChildren = true)
    {
        if (_process.HasExited)
            return;
        var family = Family();
        _process.Kill();
        await _process.WaitForExitAsync();
        if (withChildren)
            EndSurvivors(family);
        else
            lock (_gate)
                _orphans.AddRange(family);
    }

    public string Tail(int lines = 40) => string.Join('\n', Output.TakeLast(lines));

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.FromSeconds(8));
        lock (_gate)
            EndSurvivors(_orphans);
        // The guard must go before its pipe closes: it would signal a process number that is no longer ours.
        _guard.Kill();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
        _process.Dispose();
    }

    private List<(int Id, string Identity)> Family() =>
        [.. ProcessTree.Descendants(_process.Id).Select(id => (id, ProcessTree.Identity(id))).Where(p => p.Item2 is not null).Select(p => (p.id, p.Item2!))];

    private static void EndSurvivors(IEnumerable<(int Id, string Identity)> family)
    {
        foreach (var (id, identity) in family)
        {
            if (ProcessTree.Identity(id) == identity)
                Signals.Send(id, Signal.Kill);
        }
    }

    private static Process StartGuard(int processId)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true };
        // Ctrl-C goes to the whole group; the guard ignores it and lives until the pipe closes.
        foreach (var argument in (string[])["-c", "trap '' INT TERM HUP; cat >/dev/null; kill -TERM $1 2>/dev/null; sleep 5; kill -KILL $1 2>/dev/null", "guard", $"{processId}"])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private void Heard(string? line)
    {
        if (line is null)
            return;
        List<TaskCompletionSource<string>> found = [];
        lock (_gate)
        {
            _output.Enqueue(line);
            if (_output.Count > KeptLines)
                _output.Dequeue();
            foreach (var one in _waiting.Where(w => w.Wanted(line)).ToList())
            {
                _waiting.Remove(one);
                found.Add(one.Found);
            }
        }
        found.ForEach(f => f.TrySetResult(line));
        _echo?.Invoke(line);
    }
}
