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

    [LoggerMessage(2014, LogLevel.Warning, "Where the tracked objects of incident {Incident} are about to come is not known; it is asked again, and until then nobody is invited.")]
    public static partial void NextRoomsUnknown(ILogger logger, Exception e, IncidentId incident);

    [LoggerMessage(2005, LogLevel.Warning, "Edge {Edge} did not hear desk {Desk}; it is dropped until it subscribes again.")]
    public static partial void EdgeDropped(ILogger logger, Exception e, string edge, string desk);

    [LoggerMessage(2021, LogLevel.Information, "Edge {Edge} did not hear desk {Desk}, and had subscribed again by then.")]
    public static partial void EdgeRenewedMeanwhile(ILogger logger, Exception e, string edge, string desk);

    [LoggerMessage(2022, LogLevel.Warning, "Edge {Edge} did not hear who points on the map of incident {Incident}; it is dropped until it subscribes again.")]
    public static partial void PointersEdgeDropped(ILogger logger, Exception e, string edge, IncidentId incident);

    [LoggerMessage(2023, LogLevel.Information, "Edge {Edge} did not hear who points on the map of incident {Incident}, and had subscribed again by then.")]
    public static partial void PointersEdgeRenewed(ILogger logger, Exception e, string edge, IncidentId incident);

    [LoggerMessage(2006, LogLevel.Information, "Desk {Desk} found {Count} incidents in the log that it had not heard of.")]
    public static partial void DeskCaughtUp(ILogger logger, string desk, int count);

    [LoggerMessage(2007, LogLevel.Warning, "Desk {Desk} could not read the log; it tries again.")]
    public static partial void DeskCannotRead(ILogger logger, Exception e, string desk);

    [LoggerMessage(2008, LogLevel.Information, "Camera {Camera} is needed: feed epoch {Epoch} on media node {Node}.")]
    public static partial void FeedAssigned(ILogger logger, string camera, long epoch, string node);

    [LoggerMessage(6560, LogLevel.Warning, "Media node {Node} did not answer for camera {Camera}, {Missed} times in a row; after two, or when an edge has lost the picture, another node takes it in.")]
    public static partial void NodeMissed(ILogger logger, Exception e, string node, string camera, int missed);

    [LoggerMessage(6561, LogLevel.Error, "No media node takes in camera {Camera}: start a silo that does, and check Media:TakesCameras.")]
    public static partial void NoMediaNode(ILogger logger, string camera);

    [LoggerMessage(2010, LogLevel.Critical, "{Stream} stops while the log is away: what its spool holds is written when the log is back; what could not be kept there is lost.")]
    public static partial void HeldEventsLeft(ILogger logger, Exception e, string stream);

    [LoggerMessage(2014, LogLevel.Critical, "Events of {Stream} that take rights away hold, but could be written neither to the log nor to the spool: a crash loses them.")]
    public static partial void EventsNotKept(ILogger logger, Exception e, string stream);

    [LoggerMessage(2015, LogLevel.Information, "{Count} lines of {Stream} were written to the log from the spool.")]
    public static partial void SpoolReplayed(ILogger logger, string stream, int count);

    [LoggerMessage(2016, LogLevel.Warning, "The spool holds lines of {Stream} that could not be brought to the log; it is tried again.")]
    public static partial void SpoolNotReplayed(ILogger logger, Exception e, string stream);

    [LoggerMessage(2017, LogLevel.Error, "A copy of what another silo keeps of {Stream} could not be kept here.")]
    public static partial void CopyNotKept(ILogger logger, Exception e, string stream);

    [LoggerMessage(2018, LogLevel.Warning, "Silo {Silo} did not answer another silo's question.")]
    public static partial void SiloNotHeard(ILogger logger, Exception e, SiloAddress silo);

    [LoggerMessage(2019, LogLevel.Warning, "The register could not be told how this silo's spool stands; it is told again.")]
    public static partial void SpoolNotRegistered(ILogger logger, Exception e);

    [LoggerMessage(2020, LogLevel.Critical, "{Count} releases of {Incident} are ended: spools are missing in which their withdrawal may stand. The sharing party releases again what still applies. Start the silos of the missing spools on their own data directories: {Spools}.")]
    public static partial void ReleasesInDoubt(ILogger logger, int count, IncidentId incident, string spools);

    [LoggerMessage(6480, LogLevel.Warning, "A media node could not be told what to record of incident {Incident}; it is told again, and stops by itself.")]
    public static partial void RecordingNotOrdered(ILogger logger, Exception e, IncidentId incident);

    [LoggerMessage(6481, LogLevel.Warning, "A media node could not be told to hold or forget what was from before the alarm of incident {Incident}.")]
    public static partial void PreAlarmNotHeld(ILogger logger, Exception e, IncidentId incident);

    [LoggerMessage(2101, LogLevel.Warning, "A call of {Method} was refused: {Code}.")]
    public static partial void CallRefused(ILogger logger, string method, string code);

    [LoggerMessage(2011, LogLevel.Warning, "The wall clock was set by {Step}, as incident {Incident} sees it: its rights go on by the monotonic clock. Check time synchronisation.")]
    public static partial void ClockStepped(ILogger logger, string incident, TimeSpan step);

    [LoggerMessage(2012, LogLevel.Warning, "Incident {Incident} was appended to by another than this activation; it reads the log again.")]
    public static partial void IncidentOvertaken(ILogger logger, IncidentId incident);

    [LoggerMessage(2013, LogLevel.Debug, "The log could not be looked at for {Stream}; it is looked at again.")]
    public static partial void LogNotWatched(ILogger logger, Exception e, string stream);

    [LoggerMessage(2009, LogLevel.Information, "Camera {Camera} is no longer needed: feed epoch {Epoch} stops.")]
    public static partial void FeedReleased(ILogger logger, string camera, long epoch);
}
