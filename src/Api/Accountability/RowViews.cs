using LiveView.Domain.Accountability;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Accountability;

namespace LiveView.Api.Accountability;

/// <summary>Rows as one reader may see them: its own people by name, others by pseudonym.</summary>
internal sealed class RowViews(OrganisationId reader, AuditContext context, PersonNames names)
{
    private readonly Dictionary<OrganisationId, string> _organisations = context.Organisations.ToDictionary(each => each.Id, each => each.Name);
    private readonly Dictionary<CameraId, string> _cameras = context.Cameras.ToDictionary(each => each.Camera, each => each.Name);

    public ViewingView Of(ViewingRecord row) => new(
        row.Incident, row.Connection, row.Site, Camera(row.Camera), Organisation(row.SharingParty), row.Action, Organisation(row.Organisation),
        Person(row.Organisation, row.Person), row.Role, row.LegalBasis, row.From, row.To, Seconds(row.From, row.To), row.EndedBy, row.Frames,
        row.Bytes, row.First, row.Last);

    public DisclosureView Of(DisclosureRecord row) => new(
        row.Incident, row.Connection, row.Site, row.Release, row.Camera is { } camera ? Camera(camera) : null, Organisation(row.SharingParty),
        row.Recipient is { } recipient ? Organisation(recipient) : null, row.RecipientText,
        Person(row is { Clip: not null, Recipient: { } taker } ? taker : row.SharingParty, row.GivenBy), row.Role, row.LegalBasis, row.From,
        row.Until, row.EndedAt, row.EndedBy, row.Clip, row.Capabilities, row.PicturesFrom);

    /// <summary>The name of an organisation; one that is gone keeps its identifier.</summary>
    public OrganisationName Organisation(OrganisationId id) => new(id, _organisations.GetValueOrDefault(id, id.Value));

    private CameraView Camera(CameraId id) => new(id, _cameras.GetValueOrDefault(id));

    private PersonView? Person(OrganisationId organisation, PersonId? person) =>
        person is { } known ? new PersonView(known, organisation == reader ? names.Of(organisation, known) : null) : null;

    private static double? Seconds(DateTimeOffset from, DateTimeOffset? to) => to is { } end ? Math.Round((end - from).TotalSeconds, 3) : null;
}

/// <param name="Id">The camera.</param>
/// <param name="Name">Its name, when the reader shares it.</param>
internal sealed record CameraView(CameraId Id, string? Name);

/// <param name="Id">The person's pseudonym.</param>
/// <param name="Name">The name, for the person's own organisation alone.</param>
internal sealed record PersonView(PersonId Id, string? Name);

/// <summary>A viewing as a report tells it; see <see cref="ViewingRecord"/>.</summary>
internal sealed record ViewingView(
    IncidentId Incident, ConnectionNumber Connection, string Site, CameraView Camera, OrganisationName SharingParty, GateAction Action,
    OrganisationName Organisation, PersonView? Person, PersonRole? Role, string? LegalBasis, DateTimeOffset From, DateTimeOffset? To,
    double? Seconds, string? EndedBy, long Frames, long Bytes, DateTimeOffset? First, DateTimeOffset? Last)
{
    public string?[] Cells(ReportWords words) =>
    [
        Csv.Time(From), Csv.Time(To), Csv.Number(Seconds), words.Action(Action), Csv.Time(First), Csv.Time(Last), Connection.Value, Site,
        Camera.Id.Value, Camera.Name, SharingParty.Name, Organisation.Name, Person?.Name ?? Person?.Id.Value, words.Role(Role), LegalBasis ?? words.OwnCamera, Incident.Value,
        words.Ending(EndedBy), Csv.Number(Frames), Csv.Number(Bytes),
    ];
}

/// <summary>A release, clip or export as a report tells it; see <see cref="DisclosureRecord"/>.</summary>
internal sealed record DisclosureView(
    IncidentId Incident, ConnectionNumber Connection, string Site, ReleaseId? Release, CameraView? Camera, OrganisationName SharingParty,
    OrganisationName? Recipient, string? RecipientText, PersonView? GivenBy, PersonRole? Role, string? LegalBasis, DateTimeOffset From, DateTimeOffset Until,
    DateTimeOffset? EndedAt, string? EndedBy, DisclosedClip? Clip, CapabilitySet? Capabilities, DateTimeOffset? PicturesFrom)
{
    public string?[] Cells(ReportWords words) =>
    [
        Csv.Time(From), Csv.Time(Until), Csv.Time(EndedAt), words.Given(this), Csv.Time(Clip is null ? PicturesFrom : Clip.First),
        Csv.Time(Clip?.Last), words.Ending(EndedBy), Connection.Value, Site, Camera?.Id.Value, Camera?.Name,
        SharingParty.Name, Recipient?.Name ?? RecipientText, GivenBy?.Name ?? GivenBy?.Id.Value, words.Role(Role), LegalBasis ?? words.OwnCamera,
        Incident.Value, Release?.Value, Clip?.Sha256,
    ];
}
