using System.Runtime.InteropServices;

namespace LiveView.Media.Confinement;

/// <summary>
/// The Linux security module with which a thread gives up rights for itself and all that it starts from then on, without being root
/// (landlock(7)): here all files but those named, and all TCP but one port.
/// </summary>
internal static class Landlock
{
    private const long CreateRuleset = 444;
    private const long AddRule = 445;
    private const long RestrictSelf = 446;
    private const int NoNewPrivileges = 38;
    private const int PathOnly = 0x200000;
    private const int CloseOnExec = 0x80000;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadFileOrRun = ReadFile | 1 << 0;
    private const ulong ReadFolder = ReadFileOrRun | 1 << 3;
    private const ulong WriteFile = 1 << 1;
    private const ulong ConnectTcp = 1 << 1;
    private const ulong AbstractSockets = 1 << 0;

    /// <summary>Confines the calling thread.</summary>
    /// <param name="folders">Folders in which everything may be read and run.</param>
    /// <param name="files">Files that may be read and run.</param>
    /// <param name="devices">Files that may be read and written.</param>
    /// <param name="data">Folders whose files may be read, and not run.</param>
    /// <param name="port">The TCP port that may be connected to; null for none.</param>
    /// <returns>False when this kernel cannot do all of it; then nothing, or only a part, is given up.</returns>
    public static bool TryConfine(IEnumerable<string> folders, IEnumerable<string> files, IEnumerable<string> devices, IEnumerable<string> data, int? port)
    {
        if (!OperatingSystem.IsLinux() || Control(NoNewPrivileges, 1, 0, 0, 0) != 0)
        {
            return false;
        }

        var version = Version(CreateRuleset, 0, 0, 1);
        if (version < 1)
        {
            return false;
        }

        // Each version of the kernel's interface knows more rights; one that it does not know would be refused.
        var rights = new Rights
        {
            Files = version >= 5 ? 0xFFFFUL : version >= 3 ? 0x7FFFUL : version == 2 ? 0x3FFFUL : 0x1FFFUL,
            Tcp = version >= 4 ? 0b11UL : 0,
            Scopes = version >= 6 ? AbstractSockets : 0,
        };
        var ruleset = (int)Create(CreateRuleset, in rights, version >= 6 ? 24UL : version >= 4 ? 16UL : 8UL, 0);
        if (ruleset < 0)
        {
            return false;
        }

        try
        {
            Allow(ruleset, folders, ReadFolder);
            Allow(ruleset, files, ReadFileOrRun);
            Allow(ruleset, devices, ReadFile | WriteFile);
            Allow(ruleset, data, ReadFile);
            return (version < 4 || port is not { } one || Allow(ruleset, one)) && Restrict(RestrictSelf, ruleset, 0) == 0 && version >= 4;
        }
        finally
        {
            _ = Close(ruleset);
        }
    }

    private static void Allow(int ruleset, IEnumerable<string> paths, ulong access)
    {
        foreach (var path in paths)
        {
            var opened = Open(path, PathOnly | CloseOnExec);
            if (opened < 0)
            {
                // What is not there needs no right.
                continue;
            }

            var rule = new PathRule { Access = access, Parent = opened };
            _ = AddPath(AddRule, ruleset, 1, in rule, 0);
            _ = Close(opened);
        }
    }

    private static bool Allow(int ruleset, int port)
    {
        var open = new PortRule { Access = ConnectTcp, Port = (ulong)port };
        return AddPort(AddRule, ruleset, 2, in open, 0) == 0;
    }

    [DllImport("libc", EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long Version(long number, nint none, nuint size, uint flags);

    [DllImport("libc", EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long Create(long number, in Rights rights, ulong size, uint flags);

    [DllImport("libc", EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long AddPath(long number, long ruleset, long kind, in PathRule rule, ulong flags);

    [DllImport("libc", EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long AddPort(long number, long ruleset, long kind, in PortRule rule, ulong flags);

    [DllImport("libc", EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long Restrict(long number, long ruleset, ulong flags);

    [DllImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int option, nuint second, nuint third, nuint fourth, nuint fifth);

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);

    [StructLayout(LayoutKind.Sequential)]
    private struct Rights
    {
        public ulong Files;
        public ulong Tcp;
        public ulong Scopes;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct PathRule
    {
        public ulong Access;
        public int Parent;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct PortRule
    {
        public ulong Access;
        public ulong Port;
    }
}
