using System.Runtime.InteropServices;

namespace LiveView.Simulation.Processes;

/// <summary>The POSIX signals that .NET's Process does not send: it knows only SIGKILL.</summary>
public enum Signal
{
    Interrupt = 2,
    Kill = 9,
    SegmentationFault = 11,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

public static class Signals
{
    /// <returns>False when the process no longer exists.</returns>
    public static bool Send(int processId, Signal signal) => NativeKill(processId, (int)signal) == 0;

    /// <summary>Stops a process, and comes back when none of its threads runs any more: the signal alone takes its time.</summary>
    /// <exception cref="TimeoutException">It still runs after 5 s.</exception>
    public static void Freeze(int processId)
    {
        Send(processId, Signal.Stop);
        if (!SpinWait.SpinUntil(() => Directory.GetDirectories($"/proc/{processId}/task").All(IsStopped), TimeSpan.FromSeconds(5)))
            throw new TimeoutException($"Process {processId} does not stop.");
    }

    /// <summary>By the state in <c>/proc/PID/task/TID/stat</c>, which follows the name in parentheses; see proc(5).</summary>
    private static bool IsStopped(string task)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(task, "stat"));
            return stat[stat.LastIndexOf(')') + 2] is 'T' or 't';
        }
        catch (IOException)
        {
            // A thread that ended runs no more.
            return true;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int processId, int signal);
}
