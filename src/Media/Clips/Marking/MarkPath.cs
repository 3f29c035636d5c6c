using System.Buffers;

namespace LiveView.Media.Clips.Marking;

/// <summary>The path of a file of ours that can stand in a filter of ffmpeg as it is: no sign in it means anything there.</summary>
internal sealed record MarkPath
{
    private static readonly SearchValues<char> s_plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-");

    /// <param name="value">An absolute path of letters, digits, <c>/ . _ -</c>.</param>
    /// <exception cref="ArgumentException">There is another sign in it.</exception>
    public MarkPath(string value)
    {
        if (!Path.IsPathRooted(value) || value.AsSpan().ContainsAnyExcept(s_plain))
        {
            throw new ArgumentException($"The path '{value}' must be absolute, and of letters, digits, '/', '.', '_' and '-' alone.", nameof(value));
        }

        Value = value;
    }

    /// <summary>The path.</summary>
    public string Value { get; }
}
