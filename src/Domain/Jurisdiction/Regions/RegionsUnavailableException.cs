namespace LiveView.Domain.Jurisdiction.Regions;

/// <summary>The store of official regions does not answer.</summary>
public sealed class RegionsUnavailableException : Exception
{
    /// <summary>It does not answer.</summary>
    public RegionsUnavailableException()
    {
    }

    /// <param name="message">What failed.</param>
    public RegionsUnavailableException(string message)
        : base(message)
    {
    }

    /// <param name="message">What failed.</param>
    /// <param name="inner">Why.</param>
    public RegionsUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
