namespace LiveView.Domain.Evidence;

/// <summary>The spool could not keep what it was given: what was taken away holds, but does not survive a crash.</summary>
public sealed class SpoolException : Exception
{
    /// <summary>An exception without details; use the constructor with a message.</summary>
    public SpoolException()
    {
    }

    /// <summary>An exception with its message.</summary>
    public SpoolException(string message) : base(message)
    {
    }

    /// <summary>An exception with its message and cause.</summary>
    public SpoolException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
