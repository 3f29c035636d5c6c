using System.Security.Claims;
using LiveView.Api.Identity;
using LiveView.Domain.Accountability;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Api.Accountability;

/// <summary>
/// Who watched the cameras that may have seen somebody, for that person (GDPR art. 15, LED art. 14): every party by name, every other
/// person by a number that means nothing outside this one report.
/// </summary>
internal sealed class DataSubjectReports(AuditReader reader, TimeProvider time)
{
    public async Task<DataSubjectReport> MakeAsync(ClaimsPrincipal user, ReportOrder order, CancellationToken cancel)
    {
        var context = await reader.ContextAsync(user) ?? throw new InvalidOperationException("A reader without a scope makes no report.");
        var (views, numbers) = (reader.Views(user, context), new Dictionary<PersonId, int>());
        var viewings = new List<WatchedBy>();
        await foreach (var row in reader.ViewingsAsync(user, order.Query, cancel))
        {
            var view = views.Of(row);
            viewings.Add(new WatchedBy(
                view.Camera, view.Site, view.Action, view.Organisation, Number(numbers, row.Person), view.Role, view.LegalBasis, view.Incident,
                view.From, view.To, view.Seconds, view.Frames, view.EndedBy, view.First, view.Last));
        }

        var (disclosures, clips, exports) = (new List<GivenTo>(), new List<ClipOf>(), new List<ExportOf>());
        await foreach (var row in reader.DisclosuresAsync(user, order.Query, cancel))
        {
            var view = views.Of(row);
            switch (view)
            {
                case { Clip: { } clip, Camera: { } camera, Recipient: { } taker }:
                    clips.Add(new ClipOf(
                        camera, view.Site, taker, Number(numbers, row.GivenBy), view.Role, view.LegalBasis, view.Incident, view.From, clip.First,
                        clip.Last, clip.Bytes, clip.Sha256));
                    break;
                case { Camera: { } camera, Recipient: { } recipient, Capabilities: { } capabilities }:
                    disclosures.Add(new GivenTo(
                        camera, view.Site, capabilities, recipient, view.LegalBasis ?? "", view.Incident, view.From, view.EndedAt ?? view.Until,
                        view.PicturesFrom));
                    break;
                default:
                    exports.Add(new ExportOf(view.Incident, view.From, view.LegalBasis ?? ""));
                    break;
            }
        }

        var incidents = viewings.Select(each => each.Incident).Concat(disclosures.Select(each => each.Incident)).ToHashSet();
        var (looks, handed) = (new List<MaterialLook>(), new List<MaterialGiven>());
        await foreach (var row in reader.MaterialAsync(user, order.Query, cancel))
        {
            if (MaterialEntry.Of(row) is not { } entry || !incidents.Contains(entry.Incident))
            {
                continue;
            }

            var organisation = views.Organisation(entry.Organisation);
            if (entry.LegalBasis is { } basis)
            {
                handed.Add(new MaterialGiven(entry.Incident, entry.Material, organisation, basis, entry.At));
            }
            else
            {
                looks.Add(new MaterialLook(entry.Incident, entry.Material, organisation, Number(numbers, entry.Person), entry.Role, entry.At));
            }
        }

        return new DataSubjectReport(
            time.GetUtcNow(), views.Organisation(user.OrganisationId()), order.Query.Cameras, order.Query.From, order.Query.To, order.Purpose,
            order.Reference, Totals(viewings), viewings, disclosures, exports, handed, looks, clips);
    }

    private static int? Number(Dictionary<PersonId, int> numbers, PersonId? person)
    {
        if (person is not { } known)
        {
            return null;
        }

        if (!numbers.TryGetValue(known, out var number))
        {
            numbers[known] = number = numbers.Count + 1;
        }

        return number;
    }

    /// <summary>Live and looking back apart: seconds of the one say nothing about the other.</summary>
    private static TotalOf[] Totals(IEnumerable<WatchedBy> viewings) =>
    [
        .. viewings.GroupBy(each => (each.Organisation, each.Action)).Select(Total)
            .OrderBy(each => each.Organisation.Name, StringComparer.Ordinal).ThenBy(each => each.Action),
    ];

    private static TotalOf Total(IGrouping<(OrganisationName Organisation, GateAction Action), WatchedBy> viewings) => new(
        viewings.Key.Organisation, viewings.Key.Action, viewings.Count(), viewings.Select(each => each.Viewer).Distinct().Count(), Math.Round(viewings.Sum(each => each.Seconds ?? 0), 3));
}

/// <summary>The report; no picture, and no person's name or lasting pseudonym.</summary>
internal sealed record DataSubjectReport(
    DateTimeOffset MadeAt, OrganisationName MadeBy, IReadOnlyList<CameraId> Cameras, DateTimeOffset From, DateTimeOffset To, ReportPurpose Purpose,
    string Reference, IReadOnlyList<TotalOf> Totals, IReadOnlyList<WatchedBy> Viewings, IReadOnlyList<GivenTo> Disclosures,
    IReadOnlyList<ExportOf> Exports, IReadOnlyList<MaterialGiven> MaterialReleased, IReadOnlyList<MaterialLook> MaterialViewed,
    IReadOnlyList<ClipOf> Clips);

/// <summary>What people of one organisation watched together in one way: live, by looking back, as still pictures or as clips.</summary>
internal sealed record TotalOf(OrganisationName Organisation, GateAction Action, int Viewings, int People, double Seconds);

/// <summary>
/// One viewing; <c>Viewer</c> is a number of this report, the same for the same person; <c>First</c> and <c>Last</c> say which recorded
/// pictures were looked at.
/// </summary>
internal sealed record WatchedBy(
    CameraView Camera, string Site, GateAction Action, OrganisationName Organisation, int? Viewer, PersonRole? Role, string? LegalBasis,
    IncidentId Incident, DateTimeOffset From, DateTimeOffset? To, double? Seconds, long Frames, string? EndedBy, DateTimeOffset? First,
    DateTimeOffset? Last);

/// <summary>One release to a party: of live pictures, or of what was recorded since <c>PicturesFrom</c>.</summary>
internal sealed record GivenTo(
    CameraView Camera, string Site, CapabilitySet Capabilities, OrganisationName Recipient, string LegalBasis, IncidentId Incident,
    DateTimeOffset From, DateTimeOffset To, DateTimeOffset? PicturesFrom);

/// <summary>One clip that somebody took along; <c>Taker</c> is a number as in <see cref="WatchedBy"/>.</summary>
internal sealed record ClipOf(
    CameraView Camera, string Site, OrganisationName Organisation, int? Taker, PersonRole? Role, string? LegalBasis, IncidentId Incident,
    DateTimeOffset At, DateTimeOffset? First, DateTimeOffset? Last, long Bytes, string? Sha256);

/// <summary>One export of an incident in which the cameras were watched.</summary>
internal sealed record ExportOf(IncidentId Incident, DateTimeOffset At, string LegalBasis);

/// <summary>One release of a photo or floor plan of an incident in which the cameras were watched or released.</summary>
internal sealed record MaterialGiven(IncidentId Incident, MaterialId Material, OrganisationName Recipient, string LegalBasis, DateTimeOffset At);

/// <summary>One look at such a photo or plan; <c>Viewer</c> as in <see cref="WatchedBy"/>.</summary>
internal sealed record MaterialLook(
    IncidentId Incident, MaterialId Material, OrganisationName Organisation, int? Viewer, PersonRole? Role, DateTimeOffset At);
