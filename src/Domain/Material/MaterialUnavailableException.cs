namespace LiveView.Domain.Material;

/// <summary>The store of material does not answer.</summary>
public sealed class MaterialUnavailableException : Exception
{
    /// <summary>It does not answer.</summary>
    public MaterialUnavailableException()
    {
    }

    /// <param name="message">What failed.</param>
    public MaterialUnavailableException(string message)
        : base(message)
    {
    }

    /// <param name="message">What failed.</param>
    /// <param name="inner">Why.</param>
    public MaterialUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
