using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Evidence;

/// <summary>What the streams of the log are called that hold incidents, and no others: <c>inc:</c> and the incident.</summary>
public static class IncidentStream
{
    private const string Prefix = "inc:";

    /// <summary>The stream of an incident.</summary>
    public static string Of(IncidentId incident) => Prefix + incident;

    /// <summary>Whether a stream is that of an incident.</summary>
    public static bool Is(string stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>What the stream of an incident says after its prefix.</summary>
    public static string Name(string stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream[Prefix.Length..];
    }

    /// <summary>Which incident it is, of a stream that is one's.</summary>
    public static IncidentId Read(string stream) => IncidentId.Parse(Name(stream));
}
