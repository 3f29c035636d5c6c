namespace LiveView.Domain.Releases;

/// <summary>Denials as stable codes and texts.</summary>
public static class DenyCode
{
    /// <summary>The stable code of a denial, as problem details and WebSocket close reasons carry it.</summary>
    public static string Of(DenyReason reason) => reason switch
    {
        DenyReason.IncidentClosed => "incident-closed",
        DenyReason.NotInIncident => "not-in-incident",
        DenyReason.NotReleased => "not-released",
        DenyReason.NeverForThisParty => "never-for-this-party",
        DenyReason.RoleMissing => "role-missing",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A denial without a code."),
    };

    /// <summary>What the denial means and what to do, in English; screens translate the code.</summary>
    public static string Text(DenyReason reason) => reason switch
    {
        DenyReason.IncidentClosed => "The incident is over: no pictures leave.",
        DenyReason.NotInIncident => "This camera is no part of the incident.",
        DenyReason.NotReleased => "This camera is not released to your organisation: ask the sharing party.",
        DenyReason.NeverForThisParty => "Your organisation never sees pictures.",
        DenyReason.RoleMissing => "Your role does not look at pictures.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A denial without a text."),
    };
}
