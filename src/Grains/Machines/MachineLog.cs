using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Machines;

/// <summary>What machines write to the diagnostic log; event ids 3100 to 3199. Never a secret.</summary>
internal static partial class MachineLog
{
    [LoggerMessage(3100, LogLevel.Warning, "A machine lost its access, and that could not be written yet; it is tried again.")]
    public static partial void NotWritten(ILogger logger, Exception e);

    [LoggerMessage(3101, LogLevel.Warning, "Edge {Edge} was not told that something was taken from a machine; it finds out within a second, when it asks again.")]
    public static partial void EdgeNotTold(ILogger logger, Exception e, string edge);
}
