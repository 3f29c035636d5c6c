using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Abstractions.Alarms;

/// <summary>One alarm account: what a panel sends under it becomes an alarm exactly once.</summary>
[Alias("liveview.alarm-account")]
public interface IAlarmAccountGrain : IGrainWithStringKey
{
    /// <summary>Says which connection reports under this account.</summary>
    [Alias("assign")]
    Task Assign(ConnectionNumber connection);

    /// <summary>Takes the account away from a connection; nothing changes when it is another's by now.</summary>
    [Alias("take-away")]
    Task TakeAway(ConnectionNumber connection);

    /// <summary>
    /// Takes a message from a panel. When this returns <see cref="AlarmReceipt.Stored"/> or <see cref="AlarmReceipt.Repeated"/> the
    /// alarm is stored durably and its incident is raised: the panel may be acknowledged.
    /// </summary>
    [Alias("receive")]
    Task<AlarmReceipt> Receive(ReceivedMessage message);
}
