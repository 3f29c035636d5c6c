namespace LiveView.Media.Recording.Storage;

/// <summary>Files and directories that only the program's own user can read.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void MakeDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);
        }
    }

    /// <summary>A new file for writing.</summary>
    /// <exception cref="IOException">There is one already, or it cannot be made.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        return new FileStream(path, options);
    }

    /// <summary>The secret that is a file's one line.</summary>
    /// <exception cref="IOException">It cannot be read, is empty, or can be read by others.</exception>
    public static string ReadSecret(string path)
    {
        if (!File.Exists(path))
        {
            throw new IOException($"'{path}' does not exist: write the secret into it, and nothing else.");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~Owner) != 0)
        {
            throw new IOException($"'{path}' can be read by others: chmod 600 it, and think of the secret as known to them.");
        }

        return File.ReadAllText(path).Trim() is { Length: > 0 } secret
            ? secret
            : throw new IOException($"'{path}' is empty: write the secret into it, and nothing else.");
    }

    /// <summary>Writes a small file whole or not at all; of several that write one of the same name at once, one does.</summary>
    /// <exception cref="IOException">There is one already, or it cannot be made.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var half = $"{path}.{Guid.NewGuid():N}.half";
        using (var file = Create(half))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        // On Unix File.Move looks whether there is a file, and then replaces what came in between: the first of two would be lost.
        try
        {
            if (OperatingSystem.IsWindows() || !HardLink.TryMake(half, path))
            {
                File.Move(half, path, overwrite: false);
            }
        }
        finally
        {
            File.Delete(half);
        }
    }
}
