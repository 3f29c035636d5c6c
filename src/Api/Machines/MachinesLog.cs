using LiveView.Domain.Machines;

namespace LiveView.Api.Machines;

/// <summary>What machines at the door write to the diagnostic log; event ids 1350 to 1399. Never what they sent.</summary>
internal static partial class MachinesLog
{
    [LoggerMessage(1350, LogLevel.Warning, "A machine at {Address} was not recognised when it asked for a token.")]
    public static partial void NotRecognised(ILogger logger, string address);

    [LoggerMessage(1351, LogLevel.Warning, "A device at {Address} was not recognised when it came to enrol.")]
    public static partial void DeviceNotRecognised(ILogger logger, string address);

    [LoggerMessage(1352, LogLevel.Information, "Device {Device} enrolled and has a certificate.")]
    public static partial void Enrolled(ILogger logger, MachineClientId device);
}
