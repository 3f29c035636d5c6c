namespace LiveView.Api.Machines;

/// <summary>What machines at the door write to the diagnostic log; event ids 1350 to 1399. Never what they sent.</summary>
internal static partial class MachinesLog
{
    [LoggerMessage(1350, LogLevel.Warning, "A machine at {Address} was not recognised when it asked for a token.")]
    public static partial void NotRecognised(ILogger logger, string address);
}
