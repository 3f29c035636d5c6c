using System.Collections.Immutable;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents;

/// <summary>How an incident changes by its events.</summary>
public static class IncidentEvolution
{
    /// <summary>The incident after one more event.</summary>
    /// <param name="state">The incident before it.</param>
    /// <param name="e">The event.</param>
    /// <param name="at">When it happened, UTC.</param>
    public static Incident Evolve(this Incident state, IncidentEvent e, DateTimeOffset at)
    {
        var next = state with { Seq = state.Seq + 1 };
        return e switch
        {
            IncidentEvent.Raised raised => next with
            {
                Id = raised.Id,
                Kind = raised.Kind,
                Status = IncidentStatus.Raised,
                Site = raised.Site,
                Alarms = [raised.Alarm],
                RaisedAt = at,
                RightsEpoch = 1,
                Log = next.Entry(at, raised.By, "raised"),
            },
            IncidentEvent.AlarmAttached attached => next with
            {
                Alarms = next.Alarms.Add(attached.Alarm),
                Log = next.Entry(at, attached.By, "alarm-attached", attached.Alarm.Signal.Code),
            },
            IncidentEvent.Acknowledged acknowledged => next with
            {
                Status = IncidentStatus.UnderVerification,
                Log = next.Entry(at, acknowledged.By, "acknowledged"),
            },
            IncidentEvent.Verified verified => next with
            {
                Verification = new Verification(
                    verified.Verdict, verified.Level, verified.Evidence, verified.Note, verified.By, at),
                Log = next.Entry(at, verified.By, "verified", verified.Note),
            },
            IncidentEvent.Dismissed dismissed => next.End(IncidentStatus.Dismissed, at) with
            {
                Log = next.Entry(at, dismissed.By, "dismissed", dismissed.Reason),
            },
            IncidentEvent.Notified notified => next with
            {
                Status = next.Status == IncidentStatus.Accepted ? IncidentStatus.Accepted : IncidentStatus.Forwarded,
                Notifications = next.Notifications.Add(new Notification(notified.Room, notified.Reason, at)),
                Log = next.Entry(at, notified.By, "forwarded", notified.Note, notified.Room.Id),
            },
            IncidentEvent.Released released => next with
            {
                Releases = next.Releases.Add(released.Release),
                RightsEpoch = next.RightsEpoch + 1,
                Log = next.Entry(at, released.By, "released", next.CameraName(released.Release.Camera), released.Release.To),
            },
            IncidentEvent.Withdrawn withdrawn => next.EndRelease(withdrawn.Release, at) with
            {
                Log = next.ReleaseEntry(at, withdrawn.By, "withdrawn", withdrawn.Release),
            },
            IncidentEvent.Expired expired => next.EndRelease(expired.Release, at) with
            {
                Log = next.ReleaseEntry(at, expired.By, "expired", expired.Release),
            },
            IncidentEvent.Seen seen => next.Notification(seen.By.Organisation, each => each with { SeenAt = each.SeenAt ?? at }) with
            {
                Log = next.Entry(at, seen.By, "seen"),
            },
            IncidentEvent.Accepted accepted => next.Notification(
                accepted.By.Organisation, each => each with { SeenAt = each.SeenAt ?? at, AcceptedAt = at }) with
            {
                Status = IncidentStatus.Accepted,
                Log = next.Entry(at, accepted.By, "accepted"),
            },
            IncidentEvent.Noted noted => next with { Log = next.Entry(at, noted.By, "noted", noted.Text) },
            IncidentEvent.ViewingStarted started => next with
            {
                Viewings = next.Viewings.SetItem(started.Viewing, new Viewing(started.Viewing, started.Camera, started.By, at)),
            },
            IncidentEvent.ViewingEnded ended => next with { Viewings = next.Viewings.Remove(ended.Viewing) },
            IncidentEvent.Closed closed => next.End(IncidentStatus.Closed, at) with
            {
                Log = next.Entry(at, closed.By, "closed", closed.Reason),
            },
            _ => throw new InvalidOperationException($"An incident does not know how to change by a {e.GetType().Name}."),
        };
    }

    private static Incident End(this Incident state, IncidentStatus status, DateTimeOffset at) => state with
    {
        Status = status,
        EndedAt = at,
        RightsEpoch = state.RightsEpoch + 1,
        Releases = [.. state.Releases.Select(release => release.EndedAt is null ? release with { EndedAt = at } : release)],
    };

    private static Incident EndRelease(this Incident state, ReleaseId id, DateTimeOffset at) => state with
    {
        RightsEpoch = state.RightsEpoch + 1,
        Releases = [.. state.Releases.Select(release => release.Id == id ? release with { EndedAt = at } : release)],
    };

    private static Incident Notification(this Incident state, OrganisationId room, Func<Notification, Notification> change) => state with
    {
        Notifications = [.. state.Notifications.Select(each => each.Room.Id == room ? change(each) : each)],
    };

    private static ImmutableList<IncidentLogEntry> Entry(
        this Incident state, DateTimeOffset at, Actor by, string code, string? text = null, OrganisationId? to = null) =>
        state.Log.Add(new IncidentLogEntry(state.Seq, at, by, code, text, to));

    private static ImmutableList<IncidentLogEntry> ReleaseEntry(
        this Incident state, DateTimeOffset at, Actor by, string code, ReleaseId id)
    {
        var release = state.Releases.Find(each => each.Id == id);
        return state.Entry(at, by, code, release is null ? null : state.CameraName(release.Camera), release?.To);
    }

    private static string? CameraName(this Incident state, CameraId id) =>
        state.Site?.Cameras.FirstOrDefault(camera => camera.Id == id)?.Name;
}
