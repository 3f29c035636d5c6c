using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Api.Accountability;

internal sealed class DutchReportWords : ReportWords
{
    public override string Language => "nl";

    public override string ViewingsFile => "inzageoverzicht";

    public override string DisclosuresFile => "verstrekkingen";

    public override IReadOnlyList<string> ViewingColumns { get; } =
    [
        "van (UTC)", "tot (UTC)", "seconden", "wijze", "opgenomen beeld van (UTC)", "opgenomen beeld tot (UTC)", "aansluiting", "locatie", "camera",
        "cameranaam", "delende partij", "kijkende organisatie", "persoon", "rol", "grondslag", "incident", "einde", "beelden", "bytes",
    ];

    public override IReadOnlyList<string> DisclosureColumns { get; } =
    [
        "van (UTC)", "uiterlijk tot (UTC)", "geëindigd (UTC)", "wat", "opgenomen beeld van (UTC)", "opgenomen beeld tot (UTC)", "einde", "aansluiting",
        "locatie", "camera", "cameranaam", "delende partij", "ontvanger", "vrijgegeven door", "rol", "grondslag", "incident", "vrijgave",
        "SHA-256 van het fragment",
    ];

    public override string OwnCamera => "eigen camera, incident";

    public override string Clip => "fragment";

    public override string Export => "export van het logboek";

    public override string PackReadMe => """
        Auditdossier Live View

        Dit dossier bevat wat het logboek over deze organisatie en periode zegt. Er staat geen beeld in.

        viewings.csv, .jsonl      wie meekeek, terugkeek, een momentopname of een fragment nam: organisatie, persoon (pseudoniem), rol,
                                  grondslag, begin, einde; van opgenomen beeld ook van welk tot welk moment
        disclosures.csv, .jsonl   verstrekkingen: elke vrijgave (live of terugkijken), elk fragment en elke export, met grondslag, ontvanger en tijd
        entries.jsonl             foto's en plattegronden (toegevoegd, vrijgegeven, bekeken), weigeringen, exports, gewiste teksten,
                                  wijzigingen van rechten, accounts en instellingen, gemaakte verslagen; zoals ze in het logboek staan. Persoonlijke teksten staan er als vastlegging (commitment)
        figures.json              aantallen per soort; live en terugkijken apart
        heads.jsonl               waar elk logboek eindigt: aantal regels en SHA-256 van de laatste regel
        made.json                 wie dit dossier wanneer en waarom maakte

        Controleren: sha256sum -c manifest.sha256
        Tijden zijn in UTC. Een delende partij leest over haar eigen camera's, een ontvangende partij over haar eigen mensen.
        """;

    public override string Role(PersonRole? role) => role switch
    {
        PersonRole.Operator => "centralist",
        PersonRole.Supervisor => "leidinggevende",
        PersonRole.Dispatcher => "centralist meldkamer",
        PersonRole.FieldOfficer => "eenheid",
        PersonRole.PrivacyOfficer => "privacyfunctionaris",
        PersonRole.Administrator => "beheerder",
        null => "systeem",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without a word."),
    };

    public override string Action(GateAction action) => action switch
    {
        GateAction.Live => "live meegekeken",
        GateAction.Replay => "teruggekeken",
        GateAction.Snapshot => "momentopname",
        GateAction.Clip => "fragment",
        GateAction.Plan => "plattegrond bekeken",
        GateAction.Photo => "foto bekeken",
        GateAction.Track => "positie gevolgd",
        GateAction.ControlRequest => "bediening gevraagd",
        GateAction.Audio => "live meegeluisterd",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action without a word."),
    };

    public override string Capability(GateAction action) => action switch
    {
        GateAction.Live => "live meekijken",
        GateAction.Replay => "terugkijken",
        GateAction.Snapshot => "momentopnamen",
        GateAction.Clip => "fragmenten",
        GateAction.Plan => "plattegrond",
        GateAction.Photo => "foto",
        GateAction.Track => "positie volgen",
        GateAction.ControlRequest => "bediening vragen",
        GateAction.Audio => "meeluisteren",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action without a word."),
    };

    public override string Ending(string? code) => code switch
    {
        null => "loopt nog",
        "left" => "gestopt met kijken",
        "snapshot" => "momentopname",
        "clip" => "fragment opgeslagen",
        "lapsed" => "verbinding verloren",
        "withdrawn" => "ingetrokken",
        "expired" or "release-expired" => "verlopen",
        "closed" or "incident-closed" => "incident afgesloten",
        "signed-out" => "afgemeld",
        "exported" => "geëxporteerd",
        "not-released" => "niet meer vrijgegeven",
        "lease-expired" => "recht niet bevestigd",
        _ => code,
    };
}
