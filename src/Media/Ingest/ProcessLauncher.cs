using System.Collections.Concurrent;
using System.Diagnostics;
using LiveView.Media.Confinement;

namespace LiveView.Media.Ingest;

/// <summary>
/// Starts child processes that die with this one, take no more than they may, and inherit nothing. They are all started by one thread
/// that lives as long as the launcher: the kernel sends the parent-death signal when the *thread* that started the child ends, and a
/// child is confined because that thread is.
/// </summary>
internal sealed class ProcessLauncher : IAsyncDisposable
{
    private readonly BlockingCollection<Action> _orders = [];
    private readonly Task _thread;
    private readonly MediaNodeOptions _options;

    /// <param name="options">Through which programs children are started.</param>
    /// <param name="port">The one TCP port that they may connect to; null for none.</param>
    /// <param name="unconfined">Told once when this kernel cannot confine them.</param>
    public ProcessLauncher(MediaNodeOptions options, int? port, Action unconfined)
    {
        _options = options;
        _thread = OwnThread.RunAsync("process launcher", () =>
        {
            if (!ChildRoom.TryEnter(options.FfmpegPath, port))
            {
                unconfined();
            }

            foreach (var order in _orders.GetConsumingEnumerable())
            {
                order();
            }
        });
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
                started.SetResult(process);
            }
#pragma warning disable CA1031 // Whatever went wrong is for the one who asked; this thread must live on.
            catch (Exception e)
            {
                process.Dispose();
                started.SetException(e);
            }
#pragma warning restore CA1031
        });
        return started.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _orders.CompleteAdding();
        await _thread.ConfigureAwait(false);
        _orders.Dispose();
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
