using System.Runtime.InteropServices;

namespace LiveView.Simulation.Processes;

/// <summary>The POSIX signals that .NET's Process does not send: it knows only SIGKILL.</summary>
public enum Signal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

public static class Signals
{
    /// <returns>False when the process no longer exists.</returns>
    public static bool Send(int processId, Signal signal) => NativeKill(processId, (int)signal) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int processId, int signal);
}
