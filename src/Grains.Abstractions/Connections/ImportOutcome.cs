namespace LiveView.Grains.Abstractions.Connections;

/// <summary>What an import did.</summary>
/// <param name="Added">Organisations and connections that are new.</param>
/// <param name="Changed">Organisations and connections that were otherwise.</param>
/// <param name="Unchanged">Organisations and connections that were as they are.</param>
[GenerateSerializer, Immutable, Alias("liveview.import-outcome")]
public sealed record ImportOutcome([property: Id(0)] int Added, [property: Id(1)] int Changed, [property: Id(2)] int Unchanged);
