namespace LiveView.Api.Tracking.Brokers;

/// <summary>What lines to brokers write to the diagnostic log; event ids 7210 to 7219.</summary>
internal static partial class BrokerLog
{
    [LoggerMessage(7210, LogLevel.Information, "Positions of broker {Broker} come in.")]
    public static partial void Connected(ILogger logger, string broker);

    [LoggerMessage(7211, LogLevel.Warning, "Broker {Broker} is not there: {Reason}. It is tried again after {Seconds} s, then later and later.")]
    public static partial void NotConnected(ILogger logger, string broker, string reason, int seconds);

    [LoggerMessage(7212, LogLevel.Error, "Broker {Broker} refuses the subscription to {Filter}: {Code}. Let its list of rights allow it.")]
    public static partial void NotSubscribed(ILogger logger, string broker, string filter, string code);

    [LoggerMessage(7213, LogLevel.Warning, "A message of broker {Broker} cannot be read: {Text} More of these are counted, and written once a minute.")]
    public static partial void Unreadable(ILogger logger, string broker, string text);

    [LoggerMessage(7214, LogLevel.Warning, "A message of broker {Broker} is not taken: {Reason} More of these are counted, and written once a minute.")]
    public static partial void Refused(ILogger logger, string broker, string reason);

    [LoggerMessage(7215, LogLevel.Error, "Broker {Broker} hands over faster than positions are stored, and messages without acknowledgement are lost: publish with QoS 1.")]
    public static partial void Lost(ILogger logger, string broker);
}
