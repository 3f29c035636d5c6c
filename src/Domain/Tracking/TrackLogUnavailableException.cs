namespace LiveView.Domain.Tracking;

/// <summary>The store of tracks does not answer: nobody knows whether something was written.</summary>
public sealed class TrackLogUnavailableException : Exception
{
    /// <summary>An exception without details; use the constructor with a message.</summary>
    public TrackLogUnavailableException()
    {
    }

    /// <summary>An exception with its message.</summary>
    public TrackLogUnavailableException(string message) : base(message)
    {
    }

    /// <summary>An exception with its message and cause.</summary>
    public TrackLogUnavailableException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
