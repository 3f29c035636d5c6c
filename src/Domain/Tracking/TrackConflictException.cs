namespace LiveView.Domain.Tracking;

/// <summary>Somebody else appended to the track since: load it again.</summary>
public sealed class TrackConflictException : Exception
{
    /// <summary>An exception without details; use the constructor with a message.</summary>
    public TrackConflictException()
    {
    }

    /// <summary>An exception with its message.</summary>
    public TrackConflictException(string message) : base(message)
    {
    }

    /// <summary>An exception with its message and cause.</summary>
    public TrackConflictException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
