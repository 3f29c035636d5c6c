using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Machines;

/// <summary>What machines write to the diagnostic log; event ids 3100 to 3199. Never a secret.</summary>
internal static partial class MachineLog
{
    [LoggerMessage(3100, LogLevel.Warning, "A machine lost its access, and that could not be written yet; it is tried again.")]
    public static partial void NotWritten(ILogger logger, Exception e);
}
