using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Evidence;

/// <summary>What the evidence grains say in the diagnostic log.</summary>
internal static partial class EvidenceLog
{
    [LoggerMessage(2201, LogLevel.Warning, "Checkpoints could not be signed; trying again.")]
    public static partial void NotSigned(ILogger logger, Exception error);
}
