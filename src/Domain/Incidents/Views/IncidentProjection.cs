using System.Text.Json;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents.Views;

/// <summary>What one organisation may know of an incident.</summary>
public static class IncidentProjection
{
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
            [.. incident.Log.Where(entry => shares || entry.Seq >= since || IsShared(entry)).Select(entry => Entry(incident, entry))],
            May(incident, reader, shares));
    }

    private static bool Visible(Incident incident, CameraId camera, OrganisationId reader, bool shares, DateTimeOffset now) =>
        incident.IsOpen && (shares || incident.Releases.Exists(each => each.Camera == camera && each.To == reader && each.RunsAt(now)));

    private static long FirstKnownTo(Incident incident, OrganisationId reader) =>
        incident.Log.Find(entry => entry.Code == "forwarded" && entry.At == incident.NotificationTo(reader)!.At)?.Seq ?? long.MaxValue;

    private static bool IsShared(IncidentLogEntry entry) => entry.Code is "raised" or "verified";

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

    private static IReadOnlyList<string> May(Incident incident, OrganisationId reader, bool shares)
    {
        if (!incident.IsOpen)
        {
            return [];
        }

        var forwarded = incident.Status is IncidentStatus.Forwarded or IncidentStatus.Accepted;
        if (!shares)
        {
            return incident.NotificationTo(reader) switch
            {
                { AcceptedAt: not null } => ["note", "close"],
                { SeenAt: null } => ["seen", "accept", "note"],
                _ => ["accept", "note"],
            };
        }

        var may = new List<string> { "verify", "note" };
        if (incident.Status == IncidentStatus.Raised)
        {
            may.Insert(0, "acknowledge");
        }

        may.AddRange(forwarded ? ["release", "withdraw", "close"] : ["dismiss"]);
        if (incident.Verification is not null)
        {
            may.Add("forward");
        }

        return may;
    }
}
