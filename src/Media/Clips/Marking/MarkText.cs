using System.Text;

namespace LiveView.Media.Clips.Marking;

/// <summary>The file from which ffmpeg reads what people wrote; gone when the clip is.</summary>
internal sealed class MarkText : IDisposable
{
    /// <param name="folder">Where it is written; nobody else may read there.</param>
    /// <param name="mark">What it says.</param>
    /// <exception cref="MarkFailedException">It cannot be written.</exception>
    public MarkText(Lazy<DirectoryInfo> folder, ClipMark mark)
    {
        try
        {
            Path = new MarkPath(System.IO.Path.Combine(folder.Value.FullName, $"{Guid.NewGuid():N}.txt"));
            File.WriteAllText(Path.Value, mark.Text(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new MarkFailedException(MarkFault.Failed, e);
        }
    }

    /// <summary>Where it is.</summary>
    public MarkPath Path { get; }

    public void Dispose() => File.Delete(Path.Value);
}
