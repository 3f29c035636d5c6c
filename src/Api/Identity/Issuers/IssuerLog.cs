namespace LiveView.Api.Identity.Issuers;

/// <summary>What happens between this installation and its issuers. Never a token, a name or a subject.</summary>
internal static partial class IssuerLog
{
    [LoggerMessage(1300, LogLevel.Warning, "Issuer {Issuer}: a sign-in was refused with '{Code}': {Text}")]
    public static partial void Refused(ILogger logger, string issuer, string code, string text);

    [LoggerMessage(1301, LogLevel.Warning, "Issuer {Issuer} named organisation {Organisation}, for which it may not speak; the sign-in was refused.")]
    public static partial void ForeignOrganisation(ILogger logger, string issuer, string organisation);

    [LoggerMessage(1302, LogLevel.Warning, "Issuer {Issuer}: the sign-in could not be completed ({Kind}).")]
    public static partial void Failed(ILogger logger, string issuer, string kind);

    [LoggerMessage(1303, LogLevel.Warning, "Issuer {Issuer}: a logout message was refused with '{Code}': {Text}")]
    public static partial void LogoutRefused(ILogger logger, string issuer, string code, string text);

    [LoggerMessage(1304, LogLevel.Information, "Issuer {Issuer} signed somebody out: {Sessions} sessions ended.")]
    public static partial void LoggedOut(ILogger logger, string issuer, int sessions);

}
