using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using LiveView.Media.Confinement;

namespace LiveView.Media.Ingest;

/// <summary>
/// Starts child processes that die with this one, take no more than they may, and inherit nothing. They are all started by one thread
/// that lives as long as the launcher: the kernel sends the parent-death signal when the *thread* that started the child ends, and a
/// child is confined because that thread is. It hands nothing to the thread pool: the pool's next thread would be started by it, and be confined
/// for good; another thread of its own answers in its place.
/// </summary>
internal sealed class ProcessLauncher : IAsyncDisposable
{
    private readonly BlockingCollection<Action> _orders = [];
    private readonly BlockingCollection<Action> _answers = [];
    private readonly Task _answering;
    private readonly MediaNodeOptions _options;

    /// <param name="options">Through which programs children are started.</param>
    /// <param name="port">The one TCP port that they may connect to; null for none.</param>
    /// <param name="unconfined">Told once when this kernel cannot confine them.</param>
    public ProcessLauncher(MediaNodeOptions options, int? port, Action unconfined)
    {
        _options = options;
        // The runtime's thread for signals hears of every child that ends, and hands that to the thread pool. It is started with the first
        // child otherwise, by the confined thread.
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => { }).Dispose();
        _answering = OwnThread.RunAsync("launcher answers", () =>
        {
            foreach (var answer in _answers.GetConsumingEnumerable())
            {
                answer();
            }
        });
        _ = OwnThread.RunAsync("process launcher", () => Launch(port, unconfined));
    }

    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public Task<Process> StartAsync(string program, IReadOnlyList<string> arguments)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _orders.Add(() =>
        {
            var process = new Process { StartInfo = Order(program, arguments) };
            try
            {
                process.Start();
                _answers.Add(() => started.SetResult(process));
            }
#pragma warning disable CA1031 // Whatever went wrong is for the one who asked; this thread must live on.
            catch (Exception e)
            {
                process.Dispose();
                _answers.Add(() => started.SetException(e));
            }
#pragma warning restore CA1031
        });
        return started.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _orders.CompleteAdding();
        await _answering.ConfigureAwait(false);
        _orders.Dispose();
        _answers.Dispose();
    }

    private void Launch(int? port, Action unconfined)
    {
        try
        {
            if (!ChildRoom.TryEnter(_options.FfmpegPath, port, _options.Sources.FilmDirectory))
            {
                unconfined();
            }

            foreach (var order in _orders.GetConsumingEnumerable())
            {
                order();
            }
        }
        finally
        {
            _answers.CompleteAdding();
        }
    }

    private ProcessStartInfo Order(string program, IReadOnlyList<string> arguments)
    {
        string[] words = [.. Through(), program, .. arguments];
        var order = new ProcessStartInfo
        {
            FileName = words[0],
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var word in words.Skip(1))
        {
            order.ArgumentList.Add(word);
        }

        // The environment of a service holds its secrets, and every process of the same user may read that of another.
        var path = order.Environment["PATH"];
        order.Environment.Clear();
        order.Environment["PATH"] = path;
        return order;
    }

    private IEnumerable<string> Through()
    {
        if (_options.SetprivPath is { } setpriv)
        {
            yield return setpriv;
            yield return "--pdeathsig";
            yield return "KILL";
            yield return "--no-new-privs";
        }

        if (_options.PrlimitPath is { } prlimit)
        {
            yield return prlimit;
            foreach (var option in _options.ChildLimits.Options)
            {
                yield return option;
            }
        }
    }
}
