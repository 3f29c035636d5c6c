using LiveView.Domain.Alarms;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Alarms;

/// <summary>Stored state of an alarm account: its connection, and its history up to some version so that the log need not be read whole.</summary>
internal sealed class AlarmAccountState
{
    public ConnectionNumber? Connection { get; set; }

    public AccountHistory History { get; set; } = AccountHistory.Empty;
}
