using System.Text.Json;
using LiveView.Domain.Alarms;
using LiveView.Domain.Evidence;

namespace LiveView.Grains.Alarms;

/// <summary>Account events as the log holds them.</summary>
internal static class AccountEventFormat
{
    public static LineToLog Write(AccountEvent e, DateTimeOffset at) =>
        new(AccountEvent.Name, at, JsonSerializer.SerializeToUtf8Bytes(e, LogJson.Options));

    public static AccountEvent Read(LoggedLine line) => JsonSerializer.Deserialize<AccountEvent>(line.Body.Span, LogJson.Options)!;
}
