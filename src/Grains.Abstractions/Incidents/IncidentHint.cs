using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>A hint on the stream of incident events that the log has grown. It may be late, doubled or lost: readers read the log.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Seq">Number of its events.</param>
/// <param name="Event">Stable name of the last event.</param>
[GenerateSerializer, Immutable, Alias("liveview.incident-hint")]
public sealed record IncidentHint([property: Id(0)] IncidentId Incident, [property: Id(1)] long Seq, [property: Id(2)] string Event)
{
    /// <summary>Namespace of the stream; its key is the key of the sharing party's figures.</summary>
    public const string Namespace = "incident-events";

    /// <summary>Name of the stream provider.</summary>
    public const string Provider = "hints";
}
