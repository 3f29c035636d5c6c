using System.Text.Json;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents.Views;

/// <summary>What one organisation may know of an incident.</summary>
public static class IncidentProjection
{
    /// <summary>How many notes a view shows, the newest: it is sent whole with every change. The log keeps them all.</summary>
    public const int MostNotes = 200;

    private static readonly CapabilitySet s_replayOnly = CapabilitySet.Of(GateAction.Replay);

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
            new SiteView(site.Connection, site.Name, Address(site), site.Position), incident.SharingParty,
            [.. incident.Alarms.Select(Alarm)],
            incident.Verification is { } verification ? Verified(incident, verification) : null,
            [.. site.Cameras.Where(camera => Visible(incident, camera.Id, reader, shares, now))],
            incident.Notifications,
            [.. incident.Releases.Where(each => shares || (each.To == reader && !each.IsPending)).Select(Release)],
            [.. Newest(shares ? incident.Log : ToldTo(incident, reader)).Select(entry => Entry(incident, entry))],
            [.. shares ? Watching(incident) : []],
            [.. Unwatched(incident).Where(each => shares || each.To.Id == reader)],
            [.. incident.MaterialFor(reader, now, each => By(incident, each), each => Named(incident, each))],
            [.. shares ? SharingMay(incident, now) : ReceivingMay(incident, reader)]);
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
            May = [],
        };
    }

    private static bool Visible(Incident incident, CameraId camera, OrganisationId reader, bool shares, DateTimeOffset now) =>
        incident.IsOpen && (shares || incident.Releases.Exists(each => each.Camera == camera && each.To == reader && each.RunsAt(now)));

    private static ReleaseView Release(ImageRelease release) => new(
        release.Id, release.Camera, release.To, release.Since, release.Until, release.EndedAt,
        release.Capabilities ?? CapabilitySet.LiveOnly, release.IsPending);

    /// <summary>
    /// A party reads the alarm and the judgement, and what was said from when it was told until it left; but of releases only its own:
    /// they name cameras.
    /// </summary>
    private static IEnumerable<IncidentLogEntry> ToldTo(Incident incident, OrganisationId reader)
    {
        var (told, gone) = (false, false);
        foreach (var entry in incident.Log)
        {
            if (entry.Code == "forwarded" && entry.To == reader)
            {
                (told, gone) = (true, false);
            }

            var reads = entry.Code switch
            {
                "raised" or "verified" => !gone,
                "access-denied" or "material-added" => false,
                "released" or "release-pending" or "release-confirmed" or "withdrawn" or "expired" or "unwatched-escalated" =>
                    entry.To == reader,
                _ => told && !gone,
            };
            if (reads)
            {
                yield return entry;
            }

            gone |= entry.Code == "left" && entry.By.Organisation == reader;
        }
    }

    private static IEnumerable<IncidentLogEntry> Newest(IEnumerable<IncidentLogEntry> log)
    {
        var entries = log.ToArray();
        var skipped = Math.Max(0, entries.Count(entry => entry.Code == "noted") - MostNotes);
        return entries.Where(entry => entry.Code != "noted" || skipped-- <= 0);
    }

    private static IEnumerable<WatchingView> Watching(Incident incident) =>
        from viewing in incident.Viewings.Values
        group viewing by (viewing.Camera, viewing.By.Organisation) into those
        orderby those.Key.Camera.Value, those.Key.Organisation.Value
        select new WatchingView(those.Key.Camera, Named(incident, those.Key.Organisation), those.Count());

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
        new(entry.Seq, entry.At, By(incident, entry.By), entry.Code, entry.Material is { } material
            ? incident.Material.Find(each => each.Id == material)?.Title
            : entry.Text);

    private static ByView By(Incident incident, Actor actor) => new(
        Named(incident, actor.Organisation),
        actor.Role is { } role ? JsonNamingPolicy.CamelCase.ConvertName(role.ToString()) : "system");

    private static OrganisationName Named(Incident incident, OrganisationId organisation) =>
        incident.Participants().FirstOrDefault(each => each.Id == organisation) ?? new OrganisationName(organisation, organisation.Value);

    private static string[] ReceivingMay(Incident incident, OrganisationId reader) =>
        !incident.IsOpen ? [] : incident.NotificationTo(reader) switch
        {
            { LeftAt: not null } => [],
            { AcceptedAt: not null } => ["note", "close", "leave"],
            { SeenAt: null } => ["seen", "accept", "note", "leave"],
            _ => ["accept", "note", "leave"],
        };

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
        yield return "note";
        yield return incident.Status is IncidentStatus.Forwarded or IncidentStatus.Accepted ? "close" : "dismiss";
        if (incident.Verification is not null)
        {
            yield return "forward";
        }

        if (MoreToRelease(incident, CapabilitySet.LiveOnly, now))
        {
            yield return "release";
        }

        if (MoreToRelease(incident, s_replayOnly, now))
        {
            yield return "release-replay";
        }

        yield return "add-material";
        if (incident.MoreMaterialToRelease(now))
        {
            yield return "release-material";
        }

        var material = incident.Items.SelectMany(item => item.Releases).Where(each => each.Id is not null).ToArray();
        if (incident.Releases.Exists(each => each.EndedAt is null) || Array.Exists(material, each => each.EndedAt is null))
        {
            yield return "withdraw";
        }

        if (incident.Releases.Exists(each => each.IsPending && each.IsOpenAt(now))
            || Array.Exists(material, each => each.IsPending && each.IsOpenAt(now)))
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
