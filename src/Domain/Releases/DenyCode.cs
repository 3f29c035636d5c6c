namespace LiveView.Domain.Releases;

/// <summary>Denials as stable codes and texts.</summary>
public static class DenyCode
{
    /// <summary>The stable code of a denial, as problem details and WebSocket close reasons carry it.</summary>
    public static string Of(DenyReason reason) => Words(reason).Code;

    /// <summary>What the denial means and what to do, in English.</summary>
    public static string Text(DenyReason reason) => Words(reason).English;

    /// <summary>What the denial means and what to do, in Dutch.</summary>
    public static string Dutch(DenyReason reason) => Words(reason).Dutch;

    private static (string Code, string Dutch, string English) Words(DenyReason reason) => reason switch
    {
        DenyReason.IncidentClosed => (
            "incident-closed",
            "Het incident is voorbij: er gaat geen beeld meer uit.",
            "The incident is over: no pictures leave."),
        DenyReason.NotInIncident => (
            "not-in-incident",
            "Dit hoort niet bij het incident.",
            "This is no part of the incident."),
        DenyReason.NotReleased => (
            "not-released",
            "Dit is niet vrijgegeven aan uw organisatie: vraag het de delende partij.",
            "This is not released to your organisation: ask the sharing party."),
        DenyReason.Withdrawn => (
            "withdrawn",
            "De delende partij heeft dit ingetrokken: vraag haar het opnieuw vrij te geven.",
            "The sharing party withdrew this from your organisation: ask it to release it again."),
        DenyReason.ReleaseExpired => (
            "release-expired",
            "De vrijgave aan uw organisatie is verlopen: vraag de delende partij opnieuw vrij te geven.",
            "The release to your organisation has run out: ask the sharing party to release it again."),
        DenyReason.NeverForThisParty => (
            "never-for-this-party",
            "Uw organisatie ziet nooit beeld.",
            "Your organisation never sees pictures."),
        DenyReason.RoleMissing => (
            "role-missing",
            "Uw rol mag dit niet: vraag een collega die dit wel mag.",
            "Your role does not do this: ask a colleague whose role does."),
        DenyReason.ActionDoesNotFit => (
            "action-does-not-fit",
            "Dit kan hier niet mee.",
            "This cannot be done with it."),
        DenyReason.SignInTooWeak => (
            "sign-in-too-weak",
            "Deze bron vraagt een sterkere aanmelding: meld u opnieuw aan met een tweede factor of een passkey.",
            "This source asks for a stronger sign-in: sign in again with a second factor or a passkey."),
        DenyReason.NotTakingPart => (
            "not-taking-part",
            "Uw organisatie doet niet mee aan dit incident: vraag de delende partij het door te zetten.",
            "Your organisation takes no part in this incident: ask the sharing party to forward it."),
        DenyReason.PolicyForbids => (
            "policy-forbids",
            "Het bronbeleid van deze aansluiting staat dit niet toe.",
            "The source policy of this connection does not allow this."),
        DenyReason.NotRecorded => (
            "not-recorded",
            "Deze bron mag niet worden opgenomen: er valt niets terug te kijken.",
            "This source may not be recorded: there is nothing to look back at."),
        DenyReason.AudioOff => (
            "audio-off",
            "Het geluid van deze bron staat uit: het bronbeleid staat het niet toe.",
            "The sound of this source is off: its source policy does not allow it."),
        DenyReason.OutsideReleaseHours => (
            "outside-release-hours",
            "Het bronbeleid staat vrijgave op dit uur niet toe.",
            "The source policy does not allow release at this hour."),
        DenyReason.NotPassedOn => (
            "not-passed-on",
            "Dit beeld mag niet, of niet meer, worden doorgegeven: vraag het de delende partij zelf.",
            "This picture may not, or no longer, be passed on: ask the sharing party itself."),
        DenyReason.NoPurpose => (
            "no-purpose",
            "De vrijgave heeft geen grondslag voor dit incident: vraag de delende partij opnieuw vrij te geven.",
            "The release has no legal basis for this incident: ask the sharing party to release again."),
        DenyReason.NotAllowedByRelease => (
            "not-allowed-by-release",
            "De vrijgave staat dit niet toe: vraag de delende partij ook dit vrij te geven.",
            "The release does not allow this: ask the sharing party to release this too."),
        DenyReason.ReleasePending => (
            "release-pending",
            "De vrijgave wacht op een tweede persoon van de delende partij.",
            "The release waits for a second person of the sharing party."),
        DenyReason.OwnerOperatesItself => (
            "owner-operates-itself",
            "U bedient deze camera zelf: een verzoek is niet nodig.",
            "You operate this camera yourself: no request is needed."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A denial without words."),
    };
}
