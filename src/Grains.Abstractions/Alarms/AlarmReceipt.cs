namespace LiveView.Grains.Abstractions.Alarms;

/// <summary>What became of a panel's message.</summary>
[GenerateSerializer, Alias("liveview.alarm-receipt")]
public enum AlarmReceipt
{
    /// <summary>Stored for the first time.</summary>
    Stored,

    /// <summary>It was stored before: acknowledge it again, nothing else happens.</summary>
    Repeated,

    /// <summary>No connection reports under this account.</summary>
    UnknownAccount,
}
