using LiveView.Media.Recording.Segments;
using Microsoft.Win32.SafeHandles;

namespace LiveView.Media.Recording.Storage;

/// <summary>The bytes of a file; also of one that still grows.</summary>
internal sealed class FileBytes(SafeFileHandle file) : ISegmentBytes
{
    public long Length => RandomAccess.GetLength(file);

    public async ValueTask<int> ReadAsync(long offset, Memory<byte> to, CancellationToken cancellation)
    {
        var got = 0;
        while (got < to.Length && await RandomAccess.ReadAsync(file, to[got..], offset + got, cancellation).ConfigureAwait(false) is > 0 and var more)
        {
            got += more;
        }

        return got;
    }

    /// <summary>Opens a file for reading while others may write, move or delete it; null when there is none.</summary>
    public static FileBytes? Open(string path)
    {
        try
        {
            return new FileBytes(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }
}
