namespace LiveView.Grains.Access;

/// <summary>A grain method does not say who may call it; the message names every such method and what to do.</summary>
public sealed class UnmarkedGrainMethodException : Exception
{
    /// <summary>An exception without details; use another constructor.</summary>
    public UnmarkedGrainMethodException()
    {
    }

    /// <summary>An exception with its message.</summary>
    public UnmarkedGrainMethodException(string message) : base(message)
    {
    }

    /// <summary>An exception with its message and cause.</summary>
    public UnmarkedGrainMethodException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
