namespace LiveView.Domain.Evidence;

/// <summary>
/// The database behind the log did not answer. Whether the lines were written is unknown: read the stream again before deciding again.
/// </summary>
public sealed class EventLogUnavailableException : Exception
{
    /// <summary>An exception without details; use the constructor with a message.</summary>
    public EventLogUnavailableException()
    {
    }

    /// <summary>An exception with its message.</summary>
    public EventLogUnavailableException(string message) : base(message)
    {
    }

    /// <summary>An exception with its message and cause.</summary>
    public EventLogUnavailableException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
