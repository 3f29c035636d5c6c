using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Api.Accountability;

internal sealed class EnglishReportWords : ReportWords
{
    public override string Language => "en";

    public override string ViewingsFile => "viewings";

    public override string DisclosuresFile => "disclosures";

    public override IReadOnlyList<string> ViewingColumns { get; } =
    [
        "from (UTC)", "to (UTC)", "seconds", "how", "recorded pictures from (UTC)", "recorded pictures to (UTC)", "connection", "site", "camera",
        "camera name", "sharing party", "watching organisation", "person", "role", "legal basis", "incident", "ended by", "frames", "bytes",
    ];

    public override IReadOnlyList<string> DisclosureColumns { get; } =
    [
        "from (UTC)", "until at most (UTC)", "ended (UTC)", "what", "recorded pictures from (UTC)", "recorded pictures to (UTC)", "ended by", "connection",
        "site", "camera", "camera name", "sharing party", "recipient", "given by", "role", "legal basis", "incident", "release",
        "SHA-256 of the clip",
    ];

    public override string OwnCamera => "own camera, incident";

    public override string Clip => "clip";

    public override string Export => "export of the log";

    public override string PackReadMe => """
        Live View audit pack

        This pack holds what the log says about this organisation and period. There is no picture in it.

        viewings.csv, .jsonl      who watched live, looked back, took a still picture or a clip: organisation, person (pseudonym), role,
                                  legal basis, beginning, end; of recorded pictures also from which to which moment
        disclosures.csv, .jsonl   every release (live or looking back), every clip and every export, with legal basis, recipient, time
        entries.jsonl             photos and floor plans (added, released, looked at), refusals, exports, erased texts, changes of
                                  rights, accounts and settings, reports made; as they stand in the log. Personal texts stand there as commitments
        figures.json              counts per kind; live and looking back apart
        heads.jsonl               where each log ends: number of lines and SHA-256 of the last line
        made.json                 who made this pack, when and why

        To check: sha256sum -c manifest.sha256
        Times are in UTC. A sharing party reads about its own cameras, a receiving party about its own people.
        """;

    public override string Role(PersonRole? role) => role switch
    {
        PersonRole.Operator => "operator",
        PersonRole.Supervisor => "supervisor",
        PersonRole.Dispatcher => "dispatcher",
        PersonRole.FieldOfficer => "field officer",
        PersonRole.PrivacyOfficer => "privacy officer",
        PersonRole.Administrator => "administrator",
        null => "system",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without a word."),
    };

    public override string Action(GateAction action) => action switch
    {
        GateAction.Live => "watched live",
        GateAction.Replay => "looked back",
        GateAction.Snapshot => "still picture",
        GateAction.Clip => "clip",
        GateAction.Plan => "floor plan looked at",
        GateAction.Photo => "photo looked at",
        GateAction.Track => "position followed",
        GateAction.ControlRequest => "control asked for",
        GateAction.Audio => "listened along",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action without a word."),
    };

    public override string Capability(GateAction action) => action switch
    {
        GateAction.Live => "live",
        GateAction.Replay => "looking back",
        GateAction.Snapshot => "still pictures",
        GateAction.Clip => "clips",
        GateAction.Plan => "floor plan",
        GateAction.Photo => "photo",
        GateAction.Track => "following the position",
        GateAction.ControlRequest => "asking for control",
        GateAction.Audio => "listening along",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action without a word."),
    };

    public override string Ending(string? code) => code switch
    {
        null => "still going on",
        "left" => "stopped watching",
        "snapshot" => "still picture",
        "clip" => "clip saved",
        "lapsed" => "connection lost",
        "withdrawn" => "withdrawn",
        "expired" or "release-expired" => "ran out",
        "closed" or "incident-closed" => "incident closed",
        "signed-out" => "signed out",
        "exported" => "exported",
        "not-released" => "no longer released",
        "lease-expired" => "right not confirmed",
        _ => code,
    };
}
