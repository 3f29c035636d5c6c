namespace LiveView.Domain.Evidence;

/// <summary>Somebody else appended to the stream first: read the stream again and decide again.</summary>
public sealed class EventLogConflictException : Exception
{
    /// <summary>An exception without details; use the other constructor.</summary>
    public EventLogConflictException()
    {
    }

    /// <summary>An exception with its message.</summary>
    public EventLogConflictException(string message) : base(message)
    {
    }

    /// <summary>An exception with its message and cause.</summary>
    public EventLogConflictException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>An exception that names the stream and the version the writer expected.</summary>
    public EventLogConflictException(string stream, long expectedVersion, Exception? innerException = null)
        : base($"Stream '{stream}' is no longer at version {expectedVersion}: read it again and decide again.", innerException)
    {
    }
}
