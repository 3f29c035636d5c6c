using System.Text.Json;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Checks;
using LiveView.Domain.Incidents.Shelving;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents.Views;

/// <summary>What one organisation may know of an incident.</summary>
public static class IncidentProjection
{
    /// <summary>How many notes and lines about requests and drawings a view shows, the newest: it is sent whole with every change. The log keeps them all.</summary>
    public const int MostNotes = 200;

    private static readonly CapabilitySet s_replayOnly = CapabilitySet.Of(GateAction.Replay);
    private static readonly CapabilitySet s_audioOnly = CapabilitySet.Of(GateAction.Audio);
    private static readonly string[] s_draw = ["draw"];
    private static readonly CapabilitySet s_clipOnly = CapabilitySet.Of(GateAction.Clip);

    /// <summary>The view of an organisation, or null when it takes no part.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="reader">The organisation that reads.</param>
    /// <param name="now">Now, UTC: releases end by time.</param>
    public static IncidentView? For(this Incident incident, OrganisationId reader, DateTimeOffset now)
    {
        if (!incident.TakesPart(reader))
        {
            return null;
        }

        var shares = incident.SharingParty.Id == reader;
        return shares || incident.NotificationTo(reader) is not { LeftAt: { } left } told
            ? incident.Now(reader, shares, now)
            : incident.Past(told, left);
    }

    private static IncidentView Now(this Incident incident, OrganisationId reader, bool shares, DateTimeOffset now)
    {
        var site = incident.Site!;
        return new IncidentView(
            incident.Id, incident.Seq, incident.Status, incident.Kind, incident.AlarmKind, incident.Priority,
            incident.RaisedAt, incident.EndedAt,
            new SiteView(site.Connection, site.Name, Address(site), site.Position, shares ? (int)site.Policy.PreAlarm.TotalSeconds : 0), incident.SharingParty,
            [.. incident.Alarms.Select(Alarm)],
            incident.Verification is { } verification ? Verified(incident, verification) : null,
            [.. site.Cameras.Where(camera => Visible(incident, camera.Id, reader, shares, now))],
            incident.Notifications,
            [.. incident.Releases.Where(each => shares || (each.To == reader && !each.IsPending)).Select(Release)],
            [.. Newest(shares ? incident.Log : ToldTo(incident, reader)).Select(entry => Entry(incident, entry))],
            [.. shares ? Watching(incident) : []],
            [.. Unwatched(incident).Where(each => shares || each.To.Id == reader)],
            [.. incident.MaterialFor(reader, now, each => By(incident, each), each => Named(incident, each))],
            [.. incident.ObjectsFor(reader, now, each => By(incident, each), each => Named(incident, each))],
            [.. incident.RequestsFor(reader, now, each => By(incident, each), each => Visible(incident, each, reader, shares, now))],
            [.. incident.DrawingsFor(reader, now, each => By(incident, each))],
            [.. incident.Receipts.OrderBy(each => each.Key.Value).Select(each => new NoteReceiptView(Named(incident, each.Key), each.Value.UpTo, each.Value.At))],
            [.. shares ? SharingMay(incident, now) : ReceivingMay(incident, reader, now), .. May("clip", GateAction.Clip, incident, reader, shares, now), .. May("listen", GateAction.Audio, incident, reader, shares, now)])
        {
            Invitations = [.. incident.InvitationsFor(reader, now, each => Named(incident, each))],
            Checks = [.. shares ? Checks(incident) : []],
            Shelf = shares && incident.Shelf is { } shelf ? new ShelfView(By(incident, shelf.By), shelf.At, shelf.Until, shelf.Reason) : null,
        };
    }

    /// <summary>For a party that left, it ended then: how it went on, for whom and how long, is not told any more.</summary>
    private static IncidentView Past(this Incident incident, Notification told, DateTimeOffset left)
    {
        var then = incident with
        {
            Alarms = incident.Alarms.RemoveAll(each => each.ReceivedAt > left),
            Verification = incident.Verification is { } last ? incident.Superseded.Add(last).FindLast(each => each.At <= left) : null,
        };
        var log = ToldTo(incident, told.Room.Id).ToArray();
        var seq = log.Where(entry => entry.Code == "left" && entry.By.Organisation == told.Room.Id).Max(entry => entry.Seq);
        return then.Now(told.Room.Id, shares: false, left) with
        {
            Seq = seq,
            Status = IncidentStatus.Closed,
            ClosedAt = left,
            Cameras = [],
            Notifications = [told],
            Log = [.. Newest(log).Select(entry => Entry(incident, entry))],
            Unwatched = [],
            Requests = [],
            Drawings = [],
            Receipts = [],
            May = [],
        };
    }

    private static bool Visible(Incident incident, CameraId camera, OrganisationId reader, bool shares, DateTimeOffset now) =>
        incident.IsOpen && (shares || incident.Releases.Exists(each => each.Camera == camera && each.To == reader && each.RunsAt(now)));

    private static ReleaseView Release(ImageRelease release) => new(
        release.Id, release.Camera, release.To, release.Since, release.Until, release.EndedAt,
        release.Given, release.IsPending, release.Allows(GateAction.Replay) || release.Allows(GateAction.Clip) ? release.PicturesFrom : null,
        release.PreAlarmSeconds, release.GivenBy);

    /// <summary>
    /// A party reads the alarm and the judgement, and what was said from when it was told until it left; but of releases only its own:
    /// they name cameras. What somebody took along is known to the sharing party, and to those who took it.
    /// </summary>
    private static IEnumerable<IncidentLogEntry> ToldTo(Incident incident, OrganisationId reader)
    {
        var (told, gone) = (false, false);
        foreach (var entry in incident.Log)
        {
            if (entry.Code is "forwarded" or "invited" && entry.To == reader)
            {
                (told, gone) = (true, false);
            }

            var reads = entry.Code switch
            {
                "raised" or "verified" => !gone,
                "access-denied" or "material-added" or "object-added" or "exported" => false,
                "check-done" or "check-undone" or "checks-skipped" or "shelved" or "taken-back" or "shelf-over" or "shelf-woken" => false,
                "clip-given" or "snapshot-taken" => told && !gone && entry.By.Organisation == reader,
                "drawn" or "drawing-removed" => told && !gone && incident.SawDrawing(entry, reader),
                _ when entry.Wish is not null => told && !gone && entry.To == reader,
                "released" or "release-pending" or "release-confirmed" or "withdrawn" or "expired" or "unwatched-escalated" =>
                    entry.To == reader,
                _ when entry.Object is { } followed && entry.To != reader && entry.By.Organisation != reader =>
                    told && !gone && incident.HadObject(followed, reader, entry.At),
                _ => told && !gone,
            };
            if (reads)
            {
                yield return entry;
            }

            gone |= entry.Code == "left" && entry.By.Organisation == reader;
        }
    }

    /// <summary>What is said of the lead of an object, its name with it, is read by whom it was released to then.</summary>
    private static bool HadObject(this Incident incident, TrackedObjectId followed, OrganisationId reader, DateTimeOffset at) =>
        incident.ReleasesOf(followed).Any(each => each.To == reader && !each.IsPending && each.Since <= at && !(each.EndedAt < at));

    private static IEnumerable<IncidentLogEntry> Newest(IEnumerable<IncidentLogEntry> log)
    {
        static bool IsSaid(IncidentLogEntry entry) => entry.Code is "noted" or "drawn" or "drawing-removed" || entry.Wish is not null;
        var entries = log.ToArray();
        var skipped = Math.Max(0, entries.Count(IsSaid) - MostNotes);
        return entries.Where(entry => !IsSaid(entry) || skipped-- <= 0);
    }

    private static IEnumerable<CheckView> Checks(Incident incident) => incident.Items().Select((text, i) => incident.MarkOf(i + 1) is { } mark
        ? new CheckView(i + 1, text, mark.IsDone, By(incident, mark.By), mark.At)
        : new CheckView(i + 1, text, null, null, null));

    private static IEnumerable<WatchingView> Watching(Incident incident) =>
        from viewing in incident.Viewings.Values
        group viewing by (viewing.Camera, viewing.By.Organisation, viewing.Action) into those
        orderby those.Key.Camera.Value, those.Key.Organisation.Value, those.Key.Action
        select new WatchingView(those.Key.Camera, Named(incident, those.Key.Organisation), those.Key.Action, those.Count());

    private static IEnumerable<UnwatchedView> Unwatched(Incident incident) =>
        from told in incident.Notifications
        let escalation = incident.UnwatchedBy(told.Room.Id)
        where escalation is not null
        let releases = incident.Releases.FindAll(each => escalation.Releases.Contains(each.Id))
        select new UnwatchedView(told.Room, [.. releases.Select(each => each.Camera).Distinct()], releases.Min(each => each.Since), escalation.At);

    private static AddressView Address(IncidentSite site) => new(
        site.Address.Street, site.Address.Number, site.Address.Postcode, site.Address.City, site.Municipality, site.Address.MunicipalityCode);

    private static AlarmView Alarm(Alarm alarm) => new(
        alarm.Id, alarm.Signal.Kind, alarm.Signal.Code, alarm.Signal.Zone, alarm.Signal.Text, alarm.ReceivedAt);

    private static VerificationView Verified(Incident incident, Verification verification) => new(
        verification.Verdict, verification.Level, verification.Evidence, verification.Note, By(incident, verification.By), verification.At);

    private static LogEntryView Entry(Incident incident, IncidentLogEntry entry) =>
        new(entry.Seq, entry.At, By(incident, entry.By), entry.Code, IsOfDrawing(entry) ? entry.Text : entry.Material is { } material
            ? incident.Material.Find(each => each.Id == material)?.Title
            : entry.Object is { } followed ? incident.Objects.Find(each => each.Id == followed)?.Name
            : entry.Text,
            entry.Capabilities, entry.To is { } to && (entry.Code is "forwarded" or "invited" or "invitation-granted" or "invitation-refused" or "invitation-ended" || entry.Capabilities is not null || entry.Wish is not null || IsOfLead(entry)) ? Concerned(incident, entry, to) : null,
            IsOfLead(entry) ? entry.Text : null,
            entry.Wish, incident.Site!.Cameras.FirstOrDefault(each => each.Id == entry.Camera)?.Name
                ?? (IsOfDrawing(entry) ? incident.Material.Find(each => each.Id == entry.Material)?.Title : null),
            entry.Purpose, entry.Role);

    private static bool IsOfDrawing(IncidentLogEntry entry) => entry.Code is "drawn" or "drawing-removed";

    private static bool IsOfLead(IncidentLogEntry entry) => entry is { Object: not null, Code: not ("object-added" or "released" or "release-pending" or "release-confirmed" or "withdrawn" or "expired") };

    /// <summary>A room that the lead was offered to need not have been told.</summary>
    private static OrganisationName Concerned(Incident incident, IncidentLogEntry entry, OrganisationId room) =>
        incident.Objects.Find(each => each.Id == entry.Object)?.Neighbours.Find(each => each.Id == room) ?? Named(incident, room);

    private static ByView By(Incident incident, Actor actor) => new(
        Named(incident, actor.Organisation),
        actor.Role is { } role ? JsonNamingPolicy.CamelCase.ConvertName(role.ToString()) : "system");

    private static OrganisationName Named(Incident incident, OrganisationId organisation) =>
        incident.Participants().FirstOrDefault(each => each.Id == organisation) ?? new OrganisationName(organisation, organisation.Value);

    /// <summary>The name of an action where there is a camera with which the organisation may do it; who of its people may, their role says.</summary>
    private static string[] May(string name, GateAction action, Incident incident, OrganisationId reader, bool shares, DateTimeOffset now) =>
        incident.IsOpen && (shares
            ? incident.Site!.Policy.IsThere(action)
            : incident.Site!.Policy.MayRelease(action)
                && incident.Releases.Exists(each => each.To == reader && each.RunsAt(now) && each.Allows(action)))
            ? [name]
            : [];

    private static string[] ReceivingMay(Incident incident, OrganisationId reader, DateTimeOffset now) =>
        !incident.IsOpen ? [] : incident.NotificationTo(reader) switch
        {
            { LeftAt: not null } => [],
            { AcceptedAt: not null } => ["note", .. MayAsHost(incident, reader), .. MayLeave(incident, reader), .. MayBeside(incident, reader, now)],
            { SeenAt: null } => ["seen", "accept", "note", .. MayLeave(incident, reader), .. MayBeside(incident, reader, now)],
            _ => ["accept", "note", .. MayLeave(incident, reader), .. MayBeside(incident, reader, now)],
        };

    private static IEnumerable<string> MayBeside(Incident incident, OrganisationId reader, DateTimeOffset now) =>
        [.. incident.MayAsk(reader, now), .. incident.MayDraw(reader, now) ? s_draw : []];

    /// <summary>Who was invited neither closes the incident for everybody nor invites others.</summary>
    private static string[] MayAsHost(Incident incident, OrganisationId reader) =>
        InvitationRules.Of(incident, reader) is not null ? [] : InvitationRules.MayInvite(incident, reader) ? ["close", "invite"] : ["close"];

    private static string[] MayLeave(Incident incident, OrganisationId reader) => LeadRules.LeadsOthers(incident, reader) ? [] : ["leave"];

    private static IEnumerable<string> SharingMay(Incident incident, DateTimeOffset now)
    {
        if (!incident.IsOpen)
        {
            yield break;
        }

        if (incident.Status == IncidentStatus.Raised)
        {
            yield return "acknowledge";
        }

        yield return "verify";
        if (incident.Items().Count > 0)
        {
            yield return "check";
        }

        if (incident.MayShelve())
        {
            yield return "shelve";
        }

        if (incident.Shelf is not null)
        {
            yield return "take-back";
        }

        yield return "note";
        yield return "draw";
        yield return incident.Status is IncidentStatus.Forwarded or IncidentStatus.Accepted ? "close" : "dismiss";
        if (incident.Verification is not null)
        {
            yield return "forward";
        }

        if (MoreToRelease(incident, incident.Site!.Policy.WatchingLive, now))
        {
            yield return "release";
        }

        if (MoreToRelease(incident, s_replayOnly, now))
        {
            yield return "release-replay";
        }

        if (MoreToRelease(incident, s_clipOnly, now))
        {
            yield return "release-clip";
        }

        if (MoreToRelease(incident, s_audioOnly, now))
        {
            yield return "release-audio";
        }

        yield return "add-material";
        if (incident.MoreMaterialToRelease(now))
        {
            yield return "release-material";
        }

        yield return "add-object";
        if (incident.MoreObjectsToRelease(now))
        {
            yield return "release-object";
        }

        var items = incident.Items.SelectMany(item => item.Releases).Where(each => each.Id is not null).ToArray();
        if (incident.Releases.Exists(each => each.EndedAt is null) || Array.Exists(items, each => each.EndedAt is null))
        {
            yield return "withdraw";
        }

        if (incident.Releases.Exists(each => each.IsPending && each.IsOpenAt(now))
            || Array.Exists(items, each => each.IsPending && each.IsOpenAt(now)))
        {
            yield return "confirm";
        }
    }

    /// <summary>The hours of the policy are left to the decider: a view is not sent again when they begin.</summary>
    private static bool MoreToRelease(Incident incident, CapabilitySet capabilities, DateTimeOffset now) =>
        capabilities.All(incident.Site!.Policy.MayRelease) && incident.Notifications.Exists(told => told.LeftAt is null
            && incident.Site.Cameras.Any(camera => !ReleaseRules.Stands(
                incident, new IncidentCommand.ReleaseCamera(camera.Id, told.Room.Id, capabilities), now)));
}
