using LiveView.Domain.Identifiers;

namespace LiveView.Api.Gate.Follow;

/// <summary>What the follow lane writes in the diagnostic log.</summary>
internal static partial class FollowLog
{
    [LoggerMessage(7201, LogLevel.Warning, "Tracked object {Object} does not answer; it is asked again.")]
    public static partial void RenewalFailed(ILogger logger, Exception e, TrackedObjectId @object);

    [LoggerMessage(7202, LogLevel.Information, "Following {Following} of {Object} in incident {Incident} ended: {Reason}; {Positions} positions left.")]
    public static partial void FollowingEnded(
        ILogger logger, ViewingId following, TrackedObjectId @object, IncidentId incident, string reason, long positions);

    [LoggerMessage(7203, LogLevel.Warning, "Incident {Incident} does not say what somebody may see on the map; it is asked again.")]
    public static partial void OverviewNotAsked(ILogger logger, Exception e, IncidentId incident);

    [LoggerMessage(7204, LogLevel.Information, "An overview of incident {Incident} ended: {Reason}; {Frames} frames of {Bytes} bytes together left.")]
    public static partial void OverviewEnded(ILogger logger, IncidentId incident, string reason, long frames, long bytes);
}
