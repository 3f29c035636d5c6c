namespace LiveView.Api.Keys;

/// <summary>Keys in files that only the user of this process can read: for an installation that is one process.</summary>
/// <param name="directory">The directory.</param>
public sealed class KeyFiles(string directory) : IKeyStore
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <inheritdoc />
    public string ReadOrMake(string name, Func<string> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Keys can be kept from other users only where files have owners: run on Linux.");
        }

        Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        var file = Path.Combine(directory, name);
        if (!File.Exists(file))
        {
            // Written whole under another name first: two that start at once agree on one key, and a crash leaves none half.
            var fresh = $"{file}.{Guid.NewGuid():N}";
            using (var stream = new FileStream(fresh, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
            }))
            using (var writer = new StreamWriter(stream))
            {
                writer.Write(make());
                writer.Flush();
                stream.Flush(flushToDisk: true);
            }

            // File.Move looks whether there is a file, and then replaces what came in between: two would go on with a key each.
            try
            {
                if (!HardLink.TryMake(fresh, file))
                {
                    File.Move(fresh, file, overwrite: false);
                }
            }
            catch (IOException) when (File.Exists(file))
            {
                // Another was first: its key counts.
            }
            finally
            {
                File.Delete(fresh);
            }
        }

        return File.ReadAllText(file);
    }
}
