using System.Text;
using LiveView.Media.Recording.Storage;

namespace LiveView.Api.Keys;

/// <summary>Keys in files that only the user of this process can read: for an installation that is one process.</summary>
/// <param name="directory">The directory.</param>
public sealed class KeyFiles(string directory) : IKeyStore
{
    /// <inheritdoc />
    public string ReadOrMake(string name, Func<string> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Keys can be kept from other users only where files have owners: run on Linux.");
        }

        PrivateFiles.MakeDirectory(directory);
        var file = Path.Combine(directory, name);
        if (!File.Exists(file))
        {
            try
            {
                PrivateFiles.Write(file, Encoding.UTF8.GetBytes(make()));
            }
            catch (IOException) when (File.Exists(file))
            {
                // Another was first: its key counts.
            }
        }

        return File.ReadAllText(file);
    }
}
