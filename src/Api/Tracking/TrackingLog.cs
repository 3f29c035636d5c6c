using LiveView.Api.Tracking.Lines;
using LiveView.Domain.Identifiers;

namespace LiveView.Api.Tracking;

/// <summary>What the doors for positions write to the diagnostic log; event ids 7200 to 7299.</summary>
internal static partial class TrackingLog
{
    [LoggerMessage(7200, LogLevel.Error, "Positions of machine {Machine} of {Organisation} could not be stored and were not acknowledged.")]
    public static partial void NotTaken(ILogger logger, Exception e, OrganisationId organisation, MachineId machine);

    [LoggerMessage(7201, LogLevel.Warning, "A {Protocol} line does not hear {From}: it is not in its AllowedNetworks, or MostConnections are open.")]
    public static partial void NotHeard(ILogger logger, TrackerProtocol protocol, string from);

    [LoggerMessage(7202, LogLevel.Warning, "A {Protocol} line cannot read what {From} sent: {Text}")]
    public static partial void Unreadable(ILogger logger, TrackerProtocol protocol, string from, string text);

    [LoggerMessage(7203, LogLevel.Warning, "A {Protocol} line refused device {Device} from {From}: its party registers no object of it, or its machine has no access.")]
    public static partial void UnknownDevice(ILogger logger, TrackerProtocol protocol, string device, string from);

    [LoggerMessage(7204, LogLevel.Error, "{Count} positions of a {Protocol} line could not be stored and are lost: its protocol sends nothing again.")]
    public static partial void Lost(ILogger logger, TrackerProtocol protocol, int count);

    [LoggerMessage(7205, LogLevel.Error, "More comes on a {Protocol} line than can be stored, and is thrown away: whoever waits for an answer sends it again.")]
    public static partial void TooMuch(ILogger logger, TrackerProtocol protocol);
}
