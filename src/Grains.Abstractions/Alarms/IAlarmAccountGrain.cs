using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Alarms;

/// <summary>One alarm account: what a panel sends under it becomes an alarm exactly once.</summary>
[Alias("liveview.alarm-account")]
public interface IAlarmAccountGrain : IGrainWithStringKey
{
    /// <summary>Says which connection reports under this account.</summary>
    [Alias("assign"), SystemOnly]
    Task Assign(ConnectionNumber connection);

    /// <summary>Takes the account away from a connection; nothing changes when it is another's by now.</summary>
    [Alias("take-away"), SystemOnly]
    Task TakeAway(ConnectionNumber connection);

    /// <summary>
    /// Takes a message from a panel. When this returns <see cref="AlarmReceipt.Stored"/> or <see cref="AlarmReceipt.Repeated"/> the
    /// alarm is stored durably and its incident is raised: the panel may be acknowledged.
    /// </summary>
    [Alias("receive"), Requires(Permission.RaiseAlarms)]
    Task<AlarmReceipt> Receive(ReceivedMessage message);
}
