using System.Collections.Immutable;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents;

/// <summary>How an incident changes by its events.</summary>
public static class IncidentEvolution
{
    /// <summary>How many refusals an incident keeps, the newest.</summary>
    public const int MostDenials = 50;

    private const string Denied = "access-denied";

    /// <summary>The incident after one more event.</summary>
    /// <param name="state">The incident before it.</param>
    /// <param name="e">The event.</param>
    /// <param name="at">When it happened, UTC.</param>
    public static Incident Evolve(this Incident state, IncidentEvent e, DateTimeOffset at)
    {
        var next = state with { Seq = state.Seq + 1, ChangedAt = at > state.ChangedAt ? at : state.ChangedAt };
        return e switch
        {
            IncidentEvent.Raised raised => (next with
            {
                Id = raised.Id,
                Kind = raised.Kind,
                Status = IncidentStatus.Raised,
                Site = raised.Site,
                Alarms = [raised.Alarm],
                RaisedAt = at,
                RightsEpoch = 1,
                Log = next.Entry(at, raised.By, "raised"),
            }).WithPlansOfSite(raised, at),
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
                Superseded = next.Verification is { } before ? next.Superseded.Add(before) : next.Superseded,
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
                Notifications = next.Notifications.RemoveAll(each => each.Room.Id == notified.Room.Id)
                    .Add(new Notification(notified.Room, notified.Reason, at)),
                RightsEpoch = next.RightsEpoch + 1,
                Log = next.Entry(at, notified.By, "forwarded", notified.Note, notified.Room.Id),
            },
            IncidentEvent.Released released => next with
            {
                Releases = next.Releases.Add(released.Release),
                RightsEpoch = next.RightsEpoch + 1,
                Log = next.ReleaseEntry(at, released.By, released.Release.IsPending ? "release-pending" : "released", released.Release),
            },
            IncidentEvent.MaterialAdded added => next.With(added, at) with
            {
                Log = next.MaterialEntry(at, added.By, "material-added", added.Material),
            },
            IncidentEvent.MaterialReleased released => next.With(released) with
            {
                Log = next.MaterialEntry(
                    at, released.By, released.Release.IsPending ? "release-pending" : "released", released.Material, released.Release),
            },
            IncidentEvent.MaterialViewed viewed => next.With(viewed, at),
            IncidentEvent.ReleaseConfirmed confirmed => next.Release(
                confirmed.Release, each => each with { Since = at, PendingBy = null },
                each => each with { Since = at, PendingBy = null }) is var running
                ? running with { Log = running.ReleaseEntry(at, confirmed.By, "release-confirmed", confirmed.Release) }
                : next,
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
            IncidentEvent.Left left => next.Leave(left.By.Organisation, at) with
            {
                Log = next.Entry(at, left.By, "left"),
            },
            IncidentEvent.Noted noted => next with { Log = next.Entry(at, noted.By, "noted", noted.Text) },
            IncidentEvent.ViewingStarted started => next.Watched(started.By.Organisation, at) with
            {
                Viewings = next.Viewings.SetItem(started.Viewing, new Viewing(
                    started.Viewing, started.Camera, started.By, at, started.Action ?? GateAction.Live)),
            },
            IncidentEvent.ViewingEnded ended => next.Watched(ended.By.Organisation, at) with
            {
                Viewings = next.Viewings.Remove(ended.Viewing),
            },
            IncidentEvent.ClipGiven given => next.Watched(given.By.Organisation, at) with
            {
                Viewings = next.Viewings.Remove(given.Viewing),
            },
            IncidentEvent.SnapshotTaken taken => next.Watched(taken.By.Organisation, at),
            IncidentEvent.AccessDenied denied => next with { Log = next.DenialEntry(at, denied) },
            IncidentEvent.UnwatchedEscalated escalated => next with
            {
                Escalations = next.Escalations.Add(new UnwatchedEscalation(escalated.To, escalated.Releases, at)),
                Log = next.Entry(at, escalated.By, "unwatched-escalated", to: escalated.To),
            },
            IncidentEvent.RecordingSegmentSealed segment => next with { Takes = next.Grown(segment) },
            IncidentEvent.RecordingsDeleted deleted => next with
            {
                RecordingsDeletedAt = at,
                Log = next.Entry(at, deleted.By, "recordings-deleted"),
            },
            IncidentEvent.Closed closed => next.End(IncidentStatus.Closed, at) with
            {
                Log = next.Entry(at, closed.By, "closed", closed.Reason),
            },
            IncidentEvent.TextsErased erased => next.Without(erased, at),
            IncidentEvent.Exported => next,
            _ => throw new InvalidOperationException($"An incident does not know how to change by a {e.GetType().Name}."),
        };
    }

    private static Incident Without(this Incident state, IncidentEvent.TextsErased erased, DateTimeOffset at)
    {
        var bare = state.WithoutTexts(erased.Lines);
        return bare with { Log = bare.Entry(at, erased.By, "texts-erased") };
    }

    private static Incident End(this Incident state, IncidentStatus status, DateTimeOffset at) => state with
    {
        Status = status,
        EndedAt = at,
        RightsEpoch = state.RightsEpoch + 1,
        Releases = [.. state.Releases.Select(release => release.EndedAt is null ? release with { EndedAt = at } : release)],
        Items = state.ItemReleases(each => each.EndedAt is null, each => each with { EndedAt = at }).Items,
    };

    private static Incident EndRelease(this Incident state, ReleaseId id, DateTimeOffset at) =>
        state.Release(id, each => each with { EndedAt = at }, each => each with { EndedAt = at });

    private static Incident Release(
        this Incident state, ReleaseId id, Func<ImageRelease, ImageRelease> change, Func<ItemRelease, ItemRelease> changeOfItem) =>
        state.ItemReleases(each => each.Id == id, changeOfItem) with
        {
            RightsEpoch = state.RightsEpoch + 1,
            Releases = [.. state.Releases.Select(release => release.Id == id ? change(release) : release)],
        };

    private static Incident Leave(this Incident state, OrganisationId room, DateTimeOffset at) =>
        state.Notification(room, each => each with { LeftAt = at }) with
        {
            RightsEpoch = state.RightsEpoch + 1,
            Releases = [.. state.Releases.Select(
                release => (release.To == room || release.From == room) && release.EndedAt is null ? release with { EndedAt = at } : release)],
            Items = state.ItemReleases(each => each.To == room && each.EndedAt is null, each => each with { EndedAt = at }).Items,
        };

    private static Incident Notification(this Incident state, OrganisationId room, Func<Notification, Notification> change) => state with
    {
        Notifications = [.. state.Notifications.Select(each => each.Room.Id == room ? change(each) : each)],
    };

    private static ImmutableList<IncidentLogEntry> Entry(
        this Incident state, DateTimeOffset at, Actor by, string code, string? text = null, OrganisationId? to = null) =>
        state.Log.Add(new IncidentLogEntry(state.Seq, at, by, code, text, to));

    private static ImmutableList<IncidentLogEntry> ReleaseEntry(
        this Incident state, DateTimeOffset at, Actor by, string code, ReleaseId id) =>
        state.MaterialOf(id) is (var material, var release)
            ? state.MaterialEntry(at, by, code, material, release)
            : state.ReleaseEntry(at, by, code, state.Releases.Find(each => each.Id == id));

    /// <summary>What waits for a second person, or never got one, is not told to the party it was for.</summary>
    private static ImmutableList<IncidentLogEntry> ReleaseEntry(
        this Incident state, DateTimeOffset at, Actor by, string code, ImageRelease? release) =>
        state.Entry(
            at, by, code, release is null ? null : state.CameraName(release.Camera), release is { IsPending: false } ? release.To : null);

    private static ImmutableList<RecordedTake> Grown(this Incident state, IncidentEvent.RecordingSegmentSealed segment)
    {
        var known = state.Takes.Find(take => take.Id == segment.Take);
        var grown = new RecordedTake(segment.Take, segment.Camera, segment.Segment, known?.From ?? segment.From, segment.Until, segment.Head);
        return known is null ? state.Takes.Add(grown) : state.Takes.Replace(known, grown);
    }

    /// <summary>The title is not copied: it may be erased where it was written.</summary>
    private static ImmutableList<IncidentLogEntry> MaterialEntry(
        this Incident state, DateTimeOffset at, Actor by, string code, MaterialId material, ItemRelease? release = null) =>
        state.Log.Add(
            new IncidentLogEntry(state.Seq, at, by, code, null, release is { IsPending: false } ? release.To : null, material));

    private static Incident Watched(this Incident state, OrganisationId party, DateTimeOffset at) => state with
    {
        LastWatched = state.LastWatched.SetItem(party, at),
        Escalations = state.Escalations.Exists(each => each.To == party && each.LookedAt is null)
            ? [.. state.Escalations.Select(each => each.To == party ? each with { LookedAt = each.LookedAt ?? at } : each)]
            : state.Escalations,
    };

    /// <summary>An outsider who keeps asking must not make the incident grow: of its refusals it keeps the newest. The log keeps them all.</summary>
    private static ImmutableList<IncidentLogEntry> DenialEntry(this Incident state, DateTimeOffset at, IncidentEvent.AccessDenied denied)
    {
        var kept = state.Log.Count(entry => entry.Code == Denied) < MostDenials
            ? state.Log
            : state.Log.RemoveAt(state.Log.FindIndex(entry => entry.Code == Denied));
        return kept.Add(new IncidentLogEntry(state.Seq, at, denied.By, Denied, denied.Reason));
    }

    private static string? CameraName(this Incident state, CameraId id) =>
        state.Site?.Cameras.FirstOrDefault(camera => camera.Id == id)?.Name;
}
