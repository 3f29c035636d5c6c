using System.Collections.Concurrent;
using System.Diagnostics;

namespace LiveView.Media.Ingest;

/// <summary>
/// Starts child processes that die with this one. They are all started by one thread that lives as long as the launcher: the kernel
/// sends the parent-death signal when the *thread* that started the child ends.
/// </summary>
internal sealed class ProcessLauncher : IAsyncDisposable
{
    private readonly BlockingCollection<Action> _orders = [];
    private readonly Task _thread;
    private readonly string? _setpriv;

    public ProcessLauncher(string? setprivPath)
    {
        _setpriv = setprivPath;
        _thread = OwnThread.RunAsync("process launcher", () =>
        {
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
        var order = new ProcessStartInfo
        {
            FileName = _setpriv ?? program,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (_setpriv is not null)
        {
            order.ArgumentList.Add("--pdeathsig");
            order.ArgumentList.Add("KILL");
            order.ArgumentList.Add(program);
        }

        foreach (var argument in arguments)
        {
            order.ArgumentList.Add(argument);
        }

        return order;
    }
}
