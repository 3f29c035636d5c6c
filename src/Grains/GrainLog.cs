using LiveView.Domain.Identifiers;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains;

/// <summary>What grains write to the diagnostic log; event ids 2000 to 2999.</summary>
internal static partial class GrainLog
{
    [LoggerMessage(2001, LogLevel.Error, "The log is away or slow: events of {Stream} that take rights away hold at once and are written later.")]
    public static partial void EventsHeld(ILogger logger, Exception e, string stream);

    [LoggerMessage(2002, LogLevel.Information, "The log is back: {Count} held events of {Stream} are written.")]
    public static partial void HeldEventsWritten(ILogger logger, string stream, int count);

    [LoggerMessage(2003, LogLevel.Warning, "Desk {Organisation} did not hear of incident {Incident}; it is told again.")]
    public static partial void DeskNotReached(ILogger logger, Exception e, OrganisationId organisation, IncidentId incident);

    [LoggerMessage(2004, LogLevel.Warning, "A hint or a pre-warmed camera of incident {Incident} failed; readers find it in the log.")]
    public static partial void SideTaskFailed(ILogger logger, Exception e, IncidentId incident);

    [LoggerMessage(2005, LogLevel.Warning, "Edge {Edge} did not hear desk {Desk}; it is dropped until it subscribes again.")]
    public static partial void EdgeDropped(ILogger logger, Exception e, string edge, string desk);

    [LoggerMessage(2006, LogLevel.Information, "Desk {Desk} found {Count} incidents in the log that it had not heard of.")]
    public static partial void DeskCaughtUp(ILogger logger, string desk, int count);

    [LoggerMessage(2007, LogLevel.Warning, "Desk {Desk} could not read the log; it tries again.")]
    public static partial void DeskCannotRead(ILogger logger, Exception e, string desk);

    [LoggerMessage(2008, LogLevel.Information, "Camera {Camera} is needed: feed epoch {Epoch}.")]
    public static partial void FeedAssigned(ILogger logger, string camera, long epoch);

    [LoggerMessage(2010, LogLevel.Critical, "{Stream} stops while the log is away: its held events, which took rights away, are lost.")]
    public static partial void HeldEventsLost(ILogger logger, Exception e, string stream);

    [LoggerMessage(2009, LogLevel.Information, "Camera {Camera} is no longer needed: feed epoch {Epoch} stops.")]
    public static partial void FeedReleased(ILogger logger, string camera, long epoch);
}
