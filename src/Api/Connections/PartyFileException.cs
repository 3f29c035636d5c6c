namespace LiveView.Api.Connections;

/// <summary>The party file cannot be used; the message says every line that is wrong and what to do.</summary>
public sealed class PartyFileException : Exception
{
    /// <summary>An exception without details; use another constructor.</summary>
    public PartyFileException()
    {
    }

    /// <summary>An exception with its message.</summary>
    public PartyFileException(string message) : base(message)
    {
    }

    /// <summary>An exception with its message and cause.</summary>
    public PartyFileException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
