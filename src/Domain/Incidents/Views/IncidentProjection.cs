using System.Text.Json;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents.Views;

/// <summary>What one organisation may know of an incident.</summary>
public static class IncidentProjection
{
    /// <summary>How many notes a view shows, the newest: it is sent whole with every change. The log keeps them all.</summary>
    public const int MostNotes = 200;

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

        var site = incident.Site!;
        var shares = incident.SharingParty.Id == reader;
        var since = shares ? 0 : FirstKnownTo(incident, reader);
        return new IncidentView(
            incident.Id, incident.Seq, incident.Status, incident.Kind, incident.AlarmKind, incident.Priority,
            incident.RaisedAt, incident.EndedAt,
            new SiteView(site.Connection, site.Name, Address(site), site.Position), incident.SharingParty,
            [.. incident.Alarms.Select(Alarm)],
            incident.Verification is { } verification ? Verified(incident, verification) : null,
            [.. site.Cameras.Where(camera => Visible(incident, camera.Id, reader, shares, now))],
            incident.Notifications,
            [.. incident.Releases.Where(each => shares || each.To == reader)
                .Select(each => new ReleaseView(each.Id, each.Camera, each.To, each.Since, each.Until, each.EndedAt))],
            [.. Newest(incident.Log.Where(entry => shares || Told(entry, reader, since))).Select(entry => Entry(incident, entry))],
            [.. shares ? SharingMay(incident, now) : ReceivingMay(incident, reader)]);
    }

    private static bool Visible(Incident incident, CameraId camera, OrganisationId reader, bool shares, DateTimeOffset now) =>
        incident.IsOpen && (shares || incident.Releases.Exists(each => each.Camera == camera && each.To == reader && each.RunsAt(now)));

    private static long FirstKnownTo(Incident incident, OrganisationId reader) =>
        incident.Log.Find(entry => entry.Code == "forwarded" && entry.To == reader)?.Seq ?? long.MaxValue;

    /// <summary>A party reads what was said since it was told, but of releases only its own: they name cameras.</summary>
    private static bool Told(IncidentLogEntry entry, OrganisationId reader, long since) => entry.Code switch
    {
        "raised" or "verified" => true,
        "released" or "withdrawn" or "expired" => entry.To == reader,
        _ => entry.Seq >= since,
    };

    private static IEnumerable<IncidentLogEntry> Newest(IEnumerable<IncidentLogEntry> log)
    {
        var entries = log.ToArray();
        var skipped = Math.Max(0, entries.Count(entry => entry.Code == "noted") - MostNotes);
        return entries.Where(entry => entry.Code != "noted" || skipped-- <= 0);
    }

    private static AddressView Address(IncidentSite site) => new(
        site.Address.Street, site.Address.Number, site.Address.Postcode, site.Address.City, site.Municipality, site.Address.MunicipalityCode);

    private static AlarmView Alarm(Alarm alarm) => new(
        alarm.Id, alarm.Signal.Kind, alarm.Signal.Code, alarm.Signal.Zone, alarm.Signal.Text, alarm.ReceivedAt);

    private static VerificationView Verified(Incident incident, Verification verification) => new(
        verification.Verdict, verification.Level, verification.Evidence, verification.Note, By(incident, verification.By), verification.At);

    private static LogEntryView Entry(Incident incident, IncidentLogEntry entry) =>
        new(entry.Seq, entry.At, By(incident, entry.By), entry.Code, entry.Text);

    private static ByView By(Incident incident, Actor actor) => new(
        incident.Participants().FirstOrDefault(each => each.Id == actor.Organisation)
            ?? new OrganisationName(actor.Organisation, actor.Organisation.Value),
        actor.Role is { } role ? JsonNamingPolicy.CamelCase.ConvertName(role.ToString()) : "system");

    private static string[] ReceivingMay(Incident incident, OrganisationId reader) =>
        !incident.IsOpen ? [] : incident.NotificationTo(reader) switch
        {
            { AcceptedAt: not null } => ["note", "close"],
            { SeenAt: null } => ["seen", "accept", "note"],
            _ => ["accept", "note"],
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

        if (MoreToRelease(incident, now))
        {
            yield return "release";
        }

        if (incident.Releases.Exists(each => each.EndedAt is null))
        {
            yield return "withdraw";
        }
    }

    /// <summary>The hours of the policy are left to the decider: a view is not sent again when they begin.</summary>
    private static bool MoreToRelease(Incident incident, DateTimeOffset now) =>
        incident.Site!.Policy.LiveRelease && incident.Notifications.Exists(told => incident.Site.Cameras.Any(camera =>
            !incident.Releases.Exists(each => each.Camera == camera.Id && each.To == told.Room.Id && each.RunsAt(now))));
}
