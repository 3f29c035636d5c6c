using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking.Watch;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Tracking;

/// <summary>What the tracked objects write in the diagnostic log.</summary>
internal static partial class TrackLog
{
    [LoggerMessage(7001, LogLevel.Warning, "Positions of {Object} could not be stored; their senders are told to send them again.")]
    public static partial void NotStored(ILogger logger, Exception e, TrackedObjectId @object);

    [LoggerMessage(7002, LogLevel.Warning, "Edge {Edge} does not hear of {Object} and is dropped; it asks for what it missed when it is back.")]
    public static partial void EdgeDropped(ILogger logger, Exception e, string edge, TrackedObjectId @object);

    [LoggerMessage(7004, LogLevel.Information, "Edge {Edge} did not hear of {Object}, and had asked again by then.")]
    public static partial void EdgeRenewedMeanwhile(ILogger logger, Exception e, string edge, TrackedObjectId @object);

    [LoggerMessage(7005, LogLevel.Warning, "{Object} raised the alarm ({Cause}), and no incident came of it: {Outcome}. It is written down in the log of its party's rights.")]
    public static partial void AlarmNotRaised(ILogger logger, TrackedObjectId @object, ObjectAlarmCause cause, ObjectAlarmOutcome outcome);

    [LoggerMessage(7006, LogLevel.Error, "An alarm of {Object} could not be raised yet; its sender is told to send again, and it is tried again each 5 s.")]
    public static partial void AlarmNotSettled(ILogger logger, Exception e, TrackedObjectId @object);

    [LoggerMessage(7007, LogLevel.Warning, "Where {Object} is was not answered: control rooms are proposed by the address of its connection.")]
    public static partial void WhereaboutsUnknown(ILogger logger, Exception e, TrackedObjectId @object);

    [LoggerMessage(7003, LogLevel.Warning, "A tracked object of incident {Incident} was not told in time that rights changed; the edges are, as ever.")]
    public static partial void RightsNotMarked(ILogger logger, Exception e, IncidentId incident);
}
