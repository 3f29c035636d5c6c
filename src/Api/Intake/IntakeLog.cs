using LiveView.Domain.Connections;

namespace LiveView.Api.Intake;

/// <summary>What the intake writes to the diagnostic log; event ids 1300 to 1399.</summary>
internal static partial class IntakeLog
{
    [LoggerMessage(1301, LogLevel.Error, "An alarm of {Account} could not be stored and was not acknowledged.")]
    public static partial void NotStored(ILogger logger, Exception e, AlarmAccount account);

    [LoggerMessage(1302, LogLevel.Warning, "Alarm line {Subject}, {Code}: {Text}")]
    public static partial void Trouble(ILogger logger, string code, string subject, string text);

    [LoggerMessage(1303, LogLevel.Warning, "Notice {Notice} did not reach its desk.")]
    public static partial void NoticeLost(ILogger logger, Exception e, string notice);
}
