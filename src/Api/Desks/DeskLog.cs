using LiveView.Domain.Identifiers;

namespace LiveView.Api.Desks;

/// <summary>What the desks' edge side writes to the diagnostic log; event ids 1100 to 1199.</summary>
internal static partial class DeskLog
{
    [LoggerMessage(1101, LogLevel.Warning, "The subscription to desk {Organisation} could not be renewed; it is tried again.")]
    public static partial void RenewalFailed(ILogger logger, Exception e, OrganisationId organisation);

    [LoggerMessage(1102, LogLevel.Information, "A console of {Organisation} could not be told and was cut off; it starts again from a snapshot.")]
    public static partial void ConsoleLost(ILogger logger, Exception e, OrganisationId organisation);
}
