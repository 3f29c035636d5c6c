namespace LiveView.Media.Mp4;

/// <summary>The bytes are not the fragmented MP4 that was agreed on. The only exception that reading MP4 throws on bad input.</summary>
public sealed class Mp4FormatException : Exception
{
    /// <summary>Makes the exception without a message.</summary>
    public Mp4FormatException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was found, and where.</param>
    public Mp4FormatException(string message) : base(message)
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    /// <param name="message">What was found, and where.</param>
    /// <param name="innerException">The cause.</param>
    public Mp4FormatException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
