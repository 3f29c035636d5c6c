using LiveView.Domain.Machines;

namespace LiveView.Api.Gate.Cot;

/// <summary>What the door for clients of TAK writes in the diagnostic log; event ids 7220 to 7229.</summary>
internal static partial class CotLog
{
    [LoggerMessage(7220, LogLevel.Warning, "A client of TAK from {From} is not let in: {Reason}")]
    public static partial void NotLetIn(ILogger logger, string from, string reason);

    [LoggerMessage(7221, LogLevel.Information, "Client {Client} of TAK connected.")]
    public static partial void Connected(ILogger logger, MachineClientId client);

    [LoggerMessage(7222, LogLevel.Information, "Client {Client} of TAK left: {Reason}.")]
    public static partial void Left(ILogger logger, MachineClientId client, string reason);

    [LoggerMessage(7223, LogLevel.Warning, "What client {Client} of TAK may follow cannot be asked now; it is asked again.")]
    public static partial void NotAsked(ILogger logger, Exception e, MachineClientId client);
}
