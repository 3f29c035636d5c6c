namespace LiveView.Silo.Hosting;

/// <summary>What the program says of its clock; event id 1090.</summary>
internal static partial class ClockLog
{
    [LoggerMessage(1090, LogLevel.Error, "The wall clock of this machine was set by {Step}. Rights go on by the monotonic clock; after it was set back, times in the log run ahead of it until the program is started again. Check time synchronisation.")]
    public static partial void Stepped(ILogger logger, TimeSpan step);
}
