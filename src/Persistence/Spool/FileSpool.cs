using System.Security.Cryptography;
using LiveView.Domain.Evidence;
using Microsoft.Extensions.Logging;

namespace LiveView.Persistence.Spool;

/// <summary>
/// A spool in one append-only file that only its owner can read; each write is flushed to disk before it counts. Whoever opens a file with
/// damaged lines gets a spool with another <see cref="ISpool.Id"/>: the old one is missing, and stays so.
/// </summary>
public sealed class FileSpool : ISpool, IDisposable
{
    /// <summary>Greatest size of the file, bytes: about 60,000 withdrawals.</summary>
    public const long DefaultMost = 64 * 1024 * 1024;

    private const string FileName = "spool.jsonl";
    private const string IdName = "spool.id";

    private FileStream _file;
    private readonly long _most;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Lock _gate = new();
    private readonly List<SpooledLines> _held;
    private bool _broken;

    private FileSpool(string id, FileStream file, List<SpooledLines> held, long most) => (Id, _file, _held, _most) = (id, file, held, most);

    /// <inheritdoc />
    public string Id { get; }

    /// <summary>Opens the spool of a directory, or makes it. One process at a time.</summary>
    /// <param name="directory">Where its files are.</param>
    /// <param name="logger">Where it says what it found.</param>
    /// <param name="most">Greatest size of the file, bytes.</param>
    /// <exception cref="SpoolException">The directory cannot be used, or another process uses it.</exception>
    public static FileSpool Open(string directory, ILogger logger, long most = DefaultMost)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var file = OpenFile(Path.Combine(directory, FileName));
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            var content = SpoolContent.Read(bytes);
            var id = content.Damaged == 0 ? ReadId(directory) : null;
            if (content.Damaged > 0)
            {
                SpoolLog.Damaged(logger, directory, content.Damaged);
                File.WriteAllBytes(Path.Combine(directory, $"{FileName}.damaged"), bytes);
            }

            if (content.Torn > 0)
            {
                SpoolLog.Torn(logger, directory, content.Torn);
            }

            if (content.Held.Count > 0)
            {
                SpoolLog.Found(logger, directory, content.Held.Count);
            }

            var spool = new FileSpool(id ?? MakeId(directory), file, [.. content.Held], most);
            spool.Rewrite();
            return spool;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SpoolException(
                $"The spool in '{directory}' cannot be opened: {e.Message} Give the program a directory of its own, on a disk that it can write to.", e);
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<SpooledLines> Held(string stream)
    {
        lock (_gate)
        {
            return _held.FindAll(each => each.Stream == stream);
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Streams()
    {
        lock (_gate)
        {
            return [.. _held.Select(each => each.Stream).Distinct()];
        }
    }

    /// <inheritdoc />
    public Task KeepAsync(SpooledLines lines) => InTurnAsync(() =>
    {
        lock (_gate)
        {
            if (_held.Exists(each => each.Id == lines.Id))
            {
                return;
            }
        }

        var bytes = new SpoolLine(Keep: lines).Write();
        if (_file.Length + bytes.Length > _most)
        {
            Rewrite();
        }

        if (_file.Length + bytes.Length > _most)
        {
            throw new SpoolException($"The spool is full: {_most} bytes. Bring the database back, or make room for a larger one.");
        }

        Append(bytes, toDisk: true);
        lock (_gate)
        {
            _held.Add(lines);
        }
    });

    /// <inheritdoc />
    public Task ForgetAsync(IReadOnlyCollection<SpooledLines> lines) => InTurnAsync(() =>
    {
        var ids = lines.Select(each => each.Id).ToHashSet();
        int removed, left;
        lock (_gate)
        {
            removed = _held.RemoveAll(each => ids.Contains(each.Id));
            left = _held.Count;
        }

        if (removed > 0 && left == 0)
        {
            _file.SetLength(0);
            _file.Flush(flushToDisk: true);
        }
        else if (removed > 0)
        {
            // Need not reach the disk: what comes back is found in the log and not written twice.
            Append(new SpoolLine(Done: [.. ids]).Write(), toDisk: false);
        }
    });

    /// <inheritdoc />
    public void Dispose()
    {
        _file.Dispose();
        _writing.Dispose();
    }

    private static FileStream OpenFile(string path) => new(path, Options(FileMode.OpenOrCreate, FileShare.None));

    private static FileStreamOptions Options(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static string? ReadId(string directory)
    {
        var path = Path.Combine(directory, IdName);
        return File.Exists(path) && File.ReadAllText(path).Trim() is { Length: 32 } id && id.All(char.IsAsciiHexDigitLower) ? id : null;
    }

    private static string MakeId(string directory)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        using var file = new FileStream(Path.Combine(directory, IdName), Options(FileMode.Create, FileShare.None));
        file.Write(System.Text.Encoding.ASCII.GetBytes(id));
        file.Flush(flushToDisk: true);
        return id;
    }

    /// <summary>Leaves only what is kept. Written beside the file first: a crash on the way loses nothing.</summary>
    private void Rewrite()
    {
        byte[] bytes;
        lock (_gate)
        {
            bytes = [.. _held.SelectMany(each => new SpoolLine(Keep: each).Write())];
        }

        if (bytes.Length == _file.Length)
        {
            _file.Seek(0, SeekOrigin.End);
            return;
        }

        var (path, aside) = (_file.Name, $"{_file.Name}.aside");
        using (var copy = new FileStream(aside, Options(FileMode.Create, FileShare.None)))
        {
            copy.Write(bytes);
            copy.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
        _file.Dispose();
        _file = OpenFile(path);
        _file.Seek(0, SeekOrigin.End);
    }

    private void Append(byte[] bytes, bool toDisk)
    {
        var before = _file.Length;
        try
        {
            _file.Seek(0, SeekOrigin.End);
            _file.Write(bytes);
            if (toDisk)
            {
                _file.Flush(flushToDisk: true);
            }
        }
        catch (IOException e)
        {
            CutBack(before);
            throw new SpoolException($"'{_file.Name}' cannot be written: {e.Message} Make room on the disk, or bring the database back.", e);
        }
    }

    /// <summary>Half a line must not be followed by a whole one. A disk that does not even do that takes nothing more.</summary>
    private void CutBack(long length)
    {
        try
        {
            _file.SetLength(length);
            _file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            _broken = true;
        }
    }

    private async Task InTurnAsync(Action write)
    {
        await _writing.WaitAsync();
        try
        {
            // The disk may take its time: no grain's thread waits for it.
            await Task.Run(() =>
            {
                if (_broken)
                {
                    throw new SpoolException($"'{_file.Name}' failed before and takes nothing more: mend the disk and start the program again.");
                }

                write();
            });
        }
        finally
        {
            _writing.Release();
        }
    }
}
