using LiveView.Domain.Alarms;
using LiveView.Domain.Evidence;
using LiveView.Grains.Log;

namespace LiveView.Grains.Alarms;

/// <summary>Account events as the log holds them.</summary>
internal static class AccountEventFormat
{
    public static LineToLog Write(AccountEvent e, DateTimeOffset at) => EventBody.Write(AccountEvent.Name, e, at, Salts.Fresh);

    public static AccountEvent Read(LoggedLine line) => (AccountEvent)EventBody.Read(line, typeof(AccountEvent));
}
