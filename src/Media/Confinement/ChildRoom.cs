using System.Runtime.InteropServices;

namespace LiveView.Media.Confinement;

/// <summary>
/// What a child may touch: programs and libraries, films for exercises, and the one port on which its camera is handed to it. Not the data, the keys, the
/// configuration or the environment of the service.
/// </summary>
internal static class ChildRoom
{
    private static readonly string[] s_folders = ["/usr", "/lib", "/lib64", "/bin", "/nix/store"];
    private static readonly string[] s_files = ["/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/localtime"];
    private static readonly string[] s_devices = ["/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"];

    /// <summary>Confines the calling thread and what it starts from then on.</summary>
    /// <param name="program">The program to run, where its path is known; its own folder may be read too.</param>
    /// <param name="port">The TCP port that may be connected to; null for none.</param>
    /// <param name="films">A folder whose files may be read too; null for none.</param>
    /// <returns>False when the kernel cannot do that.</returns>
    public static bool TryEnter(string program, int? port, string? films)
    {
        var folder = Path.IsPathRooted(program) ? Path.GetDirectoryName(program) : null;
        return Landlock.TryConfine(
            folder is null ? [.. s_folders, .. Runtime()] : [folder, .. s_folders, .. Runtime()], [.. s_files, .. OwnLibraries()], s_devices,
            films is null ? [] : [films], port);
    }

    /// <summary>The thread that starts children is one of ours, and loads code when it first needs it.</summary>
    private static IEnumerable<string> OwnLibraries() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".dll" or ".so");

    private static IEnumerable<string> Runtime()
    {
        // .../shared/Microsoft.NETCore.App/10.0.x/ beside .../shared/Microsoft.AspNetCore.App/; a self-contained program has no such folder.
        var folder = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        return folder.Parent?.Parent is { Name: "shared" } shared ? [shared.FullName] : [];
    }
}
