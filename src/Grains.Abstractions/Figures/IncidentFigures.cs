namespace LiveView.Grains.Abstractions.Figures;

/// <summary>Figures about one sharing party's incidents.</summary>
/// <param name="Raised">Incidents raised.</param>
/// <param name="Forwarded">Incidents put through to a control room.</param>
/// <param name="Dismissed">Incidents dismissed.</param>
/// <param name="Accepted">Incidents accepted by a control room.</param>
/// <param name="Closed">Incidents closed.</param>
/// <param name="AlarmToForwardMedianSeconds">Median time from alarm to forward over the last 200 forwarded incidents, in seconds.</param>
/// <param name="Position">Position in the log up to which they count.</param>
[GenerateSerializer, Immutable, Alias("liveview.incident-figures")]
public sealed record IncidentFigures(
    [property: Id(0)] int Raised, [property: Id(1)] int Forwarded, [property: Id(2)] int Dismissed, [property: Id(3)] int Accepted,
    [property: Id(4)] int Closed, [property: Id(5)] double? AlarmToForwardMedianSeconds, [property: Id(6)] long Position);
