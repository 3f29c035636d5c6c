namespace LiveView.Media.Clips.Marking;

/// <summary>A clip could not be marked, and so may not leave.</summary>
public sealed class MarkFailedException : Exception
{
    /// <summary>Nobody knows why.</summary>
    public MarkFailedException()
        : this(MarkFault.Failed)
    {
    }

    /// <param name="message">What went wrong.</param>
    public MarkFailedException(string message)
        : base(message)
    {
    }

    /// <param name="message">What went wrong.</param>
    /// <param name="inner">What made it go wrong.</param>
    public MarkFailedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <param name="fault">Why.</param>
    /// <param name="inner">What made it go wrong; null when nothing was thrown.</param>
    public MarkFailedException(MarkFault fault, Exception? inner = null)
        : base(
            fault switch
            {
                MarkFault.NoFont => "The letters with which clips are marked are not installed: install fonts-dejavu-core.",
                MarkFault.NoSeat => "Too many pictures are being converted: try again in a minute.",
                _ => "The clip could not be marked: warn the administrator.",
            },
            inner) => Fault = fault;

    /// <summary>Why.</summary>
    public MarkFault Fault { get; } = MarkFault.Failed;
}
