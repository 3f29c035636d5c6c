using System.Runtime.CompilerServices;
using LiveView.Domain.Identifiers;
using LiveView.Media.Recording.Segments;

namespace LiveView.Media.Recording.Storage;

/// <summary>Keeps recordings in a directory.</summary>
/// <param name="root">The directory; made when it is not there. The spool should be on the same file system: then nothing is copied.</param>
public sealed class DiskRecordingStore(string root) : IRecordingStore
{
    private const string Half = ".half";

    private readonly string _root = Path.GetFullPath(root);

    /// <inheritdoc />
    public async ValueTask TakeInAsync(string name, string file, CancellationToken cancellation)
    {
        var path = PathOf(name);
        PrivateFiles.MakeDirectory(Path.GetDirectoryName(path)!);
        await Task.Run(() => File.Move(file, path, overwrite: true), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<bool> AddAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var path = PathOf(name);
        PrivateFiles.MakeDirectory(Path.GetDirectoryName(path)!);
        try
        {
            PrivateFiles.Write(path, content.Span);
            return ValueTask.FromResult(true);
        }
        catch (IOException) when (File.Exists(path))
        {
            return ValueTask.FromResult(false);
        }
    }

    /// <inheritdoc />
    public ValueTask<ISegmentBytes?> OpenAsync(string name, CancellationToken cancellation) =>
        ValueTask.FromResult<ISegmentBytes?>(FileBytes.Open(PathOf(name)));

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var from = prefix.Length == 0 ? _root : PathOf(prefix.TrimEnd('/'));
        if (!Directory.Exists(from))
        {
            yield break;
        }

        var names = await Task.Run(
            () => Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)
                .Where(path => !path.EndsWith(Half, StringComparison.Ordinal))
                .Select(path => Path.GetRelativePath(_root, path).Replace(Path.DirectorySeparatorChar, '/'))
                .Order(StringComparer.Ordinal).ToArray(),
            cancellation).ConfigureAwait(false);
        foreach (var name in names)
        {
            yield return name;
        }
    }

    /// <inheritdoc />
    public ValueTask DeleteAsync(string name, CancellationToken cancellation)
    {
        var path = PathOf(name);
        try
        {
            File.Delete(path);
            DeleteEmpty(Path.GetDirectoryName(path)!);
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was kept under that name.
        }

        return ValueTask.CompletedTask;
    }

    private void DeleteEmpty(string directory)
    {
        while (directory.Length > _root.Length && !Directory.EnumerateFileSystemEntries(directory).Any())
        {
            Directory.Delete(directory);
            directory = Path.GetDirectoryName(directory)!;
        }
    }

    private string PathOf(string name)
    {
        var parts = name.Split('/');
        return Array.TrueForAll(parts, IsPart)
            ? Path.Combine([_root, .. parts])
            : throw new ArgumentException($"'{name}' is no name of a recording.", nameof(name));
    }

    /// <summary>As an identifier, but longer: names of segments hold several.</summary>
    private static bool IsPart(string part) =>
        part is { Length: > 0 and <= 3 * IdentifierText.MaxLength } && part[0] != '.' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
