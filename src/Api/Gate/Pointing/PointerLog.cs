using LiveView.Domain.Identifiers;

namespace LiveView.Api.Gate.Pointing;

/// <summary>What pointing on maps writes in the diagnostic log: what went wrong, and never who pointed or where.</summary>
internal static partial class PointerLog
{
    [LoggerMessage(7230, LogLevel.Warning, "Incident {Incident} does not say who may look at its map; it is asked again, and after four seconds nobody points on it.")]
    public static partial void RightsNotAsked(ILogger logger, Exception e, IncidentId incident);

    [LoggerMessage(7231, LogLevel.Warning, "Who points on the map of incident {Incident} is not known; it is asked again.")]
    public static partial void PointersNotHeard(ILogger logger, Exception e, IncidentId incident);

    [LoggerMessage(7232, LogLevel.Warning, "A pointer on the map of incident {Incident} could not be told; the next place is.")]
    public static partial void NotTold(ILogger logger, Exception e, IncidentId incident);
}
