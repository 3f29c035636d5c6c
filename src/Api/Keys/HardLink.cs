using System.Runtime.InteropServices;

namespace LiveView.Api.Keys;

/// <summary>A second name of a file, link(2) of POSIX: of all who make one of the same name at once, one succeeds.</summary>
internal static class HardLink
{
    private const int AlreadyThere = 17;

    /// <summary>Makes a second name of a file.</summary>
    /// <returns>False where the file system has no second names.</returns>
    /// <exception cref="IOException">There is a file of that name already.</exception>
    public static bool TryMake(string file, string name) =>
        Link(file, name) == 0
        || (Marshal.GetLastPInvokeError() == AlreadyThere ? throw new IOException($"'{name}' is there already.") : false);

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string file, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
