using System.Collections.Immutable;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Checks;
using LiveView.Domain.Incidents.Drawings;
using LiveView.Domain.Incidents.Notes;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Incidents.Shelving;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Incidents;

/// <summary>How an incident changes by its events.</summary>
public static class IncidentEvolution
{
    /// <summary>How many refusals an incident keeps, the newest.</summary>
    public const int MostDenials = 50;

    /// <summary>How many clips and still pictures the log of an incident shows, the newest.</summary>
    public const int MostTaken = 200;

    private const string Denied = "access-denied";
    private const string Clip = "clip-given";
    private const string Still = "snapshot-taken";

    /// <summary>The incident after one more event.</summary>
    /// <param name="state">The incident before it.</param>
    /// <param name="e">The event.</param>
    /// <param name="at">When it happened, UTC.</param>
    public static Incident Evolve(this Incident state, IncidentEvent e, DateTimeOffset at)
    {
        var next = state with { Seq = state.Seq + 1, ChangedAt = at > state.ChangedAt ? at : state.ChangedAt };
        return next.Changed(e, at).WithoutGiverless(state, at).WithoutRightless(state, at);
    }

    private static Incident Changed(this Incident next, IncidentEvent e, DateTimeOffset at)
    {
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
            IncidentEvent.CheckMarked marked => next with
            {
                Checks = next.Checks.With(marked, at),
                Log = next.Entry(at, marked.By, marked.Done ? "check-done" : "check-undone", next.Items().ElementAtOrDefault(marked.Number - 1)),
            },
            IncidentEvent.ChecksSkipped skipped => next with
            {
                Checks = next.Checks.With(skipped, at),
                Log = next.Entry(at, skipped.By, "checks-skipped", skipped.Reason),
            },
            IncidentEvent.Shelved shelved => next with
            {
                Shelf = new Shelf(shelved.By, at, shelved.Until, shelved.Reason),
                Log = next.Entry(at, shelved.By, "shelved", shelved.Reason),
            },
            IncidentEvent.Unshelved back => next with { Shelf = null, Log = next.Entry(at, back.By, Code(back.Why)) },
            IncidentEvent.Dismissed dismissed => next.End(IncidentStatus.Dismissed, at) with
            {
                Log = next.Entry(at, dismissed.By, "dismissed", dismissed.Reason),
            },
            IncidentEvent.Notified notified => next with
            {
                Status = next.Status == IncidentStatus.Accepted ? IncidentStatus.Accepted : IncidentStatus.Forwarded,
                Shelf = null,
                Notifications = next.Notifications.RemoveAll(each => each.Room.Id == notified.Room.Id)
                    .Add(new Notification(notified.Room, notified.Reason, at)),
                RightsEpoch = next.RightsEpoch + 1,
                Log = next.Entry(at, notified.By, "forwarded", notified.Note, notified.Room.Id),
            },
            IncidentEvent.Released released => next.Unbarring(released.Release) with
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
            IncidentEvent.ObjectAdded added => next.With(added, at) with
            {
                Log = next.ObjectEntry(at, added.By, "object-added", added.Object),
            },
            IncidentEvent.ObjectReleased released => next.With(released) with
            {
                Log = next.ObjectEntry(
                    at, released.By, released.Release.IsPending ? "release-pending" : "released", released.Object, released.Release),
            },
            IncidentEvent.FollowingStarted started => next.With(started, at),
            IncidentEvent.FollowingEnded ended => next.With(ended),
            IncidentEvent.RoomJoined joined => next.With(joined, at) with
            {
                Log = next.LeadEntry(at, joined, joined.Role == RoomRole.Lead ? "lead-taken" : "room-joined", joined.Object, joined.Room),
            },
            IncidentEvent.RoomLeft left => next.With(left, at) with { Log = next.LeadEntry(at, left, "room-left", left.Object, left.Room) },
            IncidentEvent.LeadOffered offered => next.With(offered, at) with
            {
                Log = next.LeadEntry(at, offered, "lead-offered", offered.Object, offered.To.Id),
            },
            IncidentEvent.LeadWithdrawn withdrawn => next.With(withdrawn, at) with
            {
                Log = next.LeadEntry(at, withdrawn, "lead-withdrawn", withdrawn.Object, withdrawn.To),
            },
            IncidentEvent.LeadMoved moved => next.With(moved, at) with { Log = next.LeadEntry(at, moved, "lead-moved", moved.Object, moved.To) },
            IncidentEvent.LeadDeclined declined => next.With(declined, at) with
            {
                Log = next.LeadEntry(at, declined, "lead-declined", declined.Object, declined.Room, declined.Reason),
            },
            IncidentEvent.CamerasAsked asked => next.WithRequest(asked, at) with
            {
                Log = next.LeadEntry(at, asked, "cameras-asked", asked.Object, asked.By.Organisation),
            },
            IncidentEvent.ControlAsked asked => next.WithRequest(asked, at) is var grown
                ? grown with { Log = grown.RequestEntry(at, asked.By, "control-asked", asked.Request, asked.Wish.Text) }
                : next,
            IncidentEvent.ControlAccepted accepted => next.WithRequest(accepted, at) with
            {
                Log = next.RequestEntry(at, accepted.By, "control-accepted", accepted.Request),
            },
            IncidentEvent.ControlRefused refused => next.WithRequest(refused, at) with
            {
                Log = next.RequestEntry(at, refused.By, "control-refused", refused.Request, refused.Reason),
            },
            IncidentEvent.ControlDone done => next.WithRequest(done, at) with
            {
                Log = next.RequestEntry(at, done.By, "control-done", done.Request),
                Drawings = next.Drawings.WithoutThoseOn(next.TurnedBy(done.Request)),
            },
            IncidentEvent.ControlExpired expired => next.WithRequest(expired, at) with
            {
                Log = next.RequestEntry(at, expired.By, "control-expired", expired.Request),
            },
            IncidentEvent.ControlWithdrawn withdrawn => next.WithRequest(withdrawn, at) with
            {
                Log = next.RequestEntry(at, withdrawn.By, "control-withdrawn", withdrawn.Request),
            },
            IncidentEvent.LeadEscalated escalated => next.With(escalated, at) with
            {
                Log = next.LeadEntry(at, escalated, "lead-escalated", escalated.Object, escalated.To),
            },
            IncidentEvent.Invited invited => next.With(invited, at) with { Log = next.InvitedEntry(at, invited) },
            IncidentEvent.InvitationAnswered answered => next.With(answered) with
            {
                Log = next.Entry(at, answered.By, answered.Granted ? "invitation-granted" : "invitation-refused", answered.Reason, answered.Party),
            },
            IncidentEvent.InvitationEnded ended => next.With(ended, at) with
            {
                Log = next.Entry(at, ended.By, "invitation-ended", ended.Why, ended.Party),
            },
            IncidentEvent.ReleaseConfirmed confirmed => next.Release(
                confirmed.Release, each => each with { Since = at, PendingBy = null },
                each => each with { Since = at, PendingBy = null }) is var running
                ? running with { Log = running.ReleaseEntry(at, confirmed.By, "release-confirmed", confirmed.Release) }
                : next,
            IncidentEvent.Withdrawn withdrawn => next.EndRelease(withdrawn.Release, at).Barring(withdrawn.Release).BarringCamera(withdrawn.Release) with
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
            IncidentEvent.NotesRead read => next with { Receipts = next.Receipts.SetItem(read.By.Organisation, new NoteReceipt(read.UpTo, at)) },
            IncidentEvent.Drawn drawn => next.WithDrawing(drawn, at),
            IncidentEvent.DrawingRemoved removed => next.WithDrawing(removed, at),
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
                Log = given.IsDisclosure ? next.TakenEntry(at, given.By, Clip, given.Camera) : next.Log,
            },
            IncidentEvent.SnapshotTaken taken => next.Watched(taken.By.Organisation, at) with
            {
                Log = next.TakenEntry(at, taken.By, Still, taken.Camera),
            },
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
            IncidentEvent.Exported exported => next with { Log = next.Entry(at, exported.By, "exported") },
            _ => throw new InvalidOperationException($"An incident does not know how to change by a {e.GetType().Name}."),
        };
    }

    private static Incident Without(this Incident state, IncidentEvent.TextsErased erased, DateTimeOffset at)
    {
        var bare = state.WithoutTexts(erased.Lines);
        return bare with { Log = bare.Entry(at, erased.By, "texts-erased") };
    }

    private static Incident End(this Incident state, IncidentStatus status, DateTimeOffset at) => state.WithoutInvitations(at) with
    {
        Status = status,
        EndedAt = at,
        Shelf = null,
        RightsEpoch = state.RightsEpoch + 1,
        Releases = [.. state.Releases.Select(release => release.EndedAt is null ? release with { EndedAt = at } : release)],
        Items = state.ItemReleases(each => each.EndedAt is null, each => each with { EndedAt = at }).Items,
        Objects = state.Objects.WithoutLead(),
        Requests = state.Requests.Lapsed(at),
        Drawings = [],
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
                release => (release.To == room || release.Giver == room) && release.EndedAt is null ? release with { EndedAt = at } : release)],
            Items = state.ItemReleases(each => each.To == room && each.EndedAt is null, each => each with { EndedAt = at }).Items,
            Requests = state.Requests.Lapsed(at, room),
        };

    private static Incident Notification(this Incident state, OrganisationId room, Func<Notification, Notification> change) => state with
    {
        Notifications = [.. state.Notifications.Select(each => each.Room.Id == room ? change(each) : each)],
    };

    private static string Code(ShelfEnd why) => why switch
    {
        ShelfEnd.Hand => "taken-back",
        ShelfEnd.Time => "shelf-over",
        _ => "shelf-woken",
    };

    private static ImmutableList<IncidentLogEntry> Entry(
        this Incident state, DateTimeOffset at, Actor by, string code, string? text = null, OrganisationId? to = null) =>
        state.Log.Add(new IncidentLogEntry(state.Seq, at, by, code, text, to));

    private static ImmutableList<IncidentLogEntry> InvitedEntry(this Incident state, DateTimeOffset at, IncidentEvent.Invited invited) =>
        state.Log.Add(new IncidentLogEntry(
            state.Seq, at, invited.By, "invited", invited.Text, invited.Party.Id, Purpose: invited.Purpose,
            Role: invited.Role ?? InvitationRole.WatchAlong));

    private static ImmutableList<IncidentLogEntry> ReleaseEntry(
        this Incident state, DateTimeOffset at, Actor by, string code, ReleaseId id) =>
        state.MaterialOf(id) is (var material, var release)
            ? state.MaterialEntry(at, by, code, material, release)
            : state.ObjectOf(id) is (var followed, var given)
            ? state.ObjectEntry(at, by, code, followed, given)
            : state.ReleaseEntry(at, by, code, state.Releases.Find(each => each.Id == id));

    /// <summary>What waits for a second person, or never got one, is not told to the party it was for.</summary>
    private static ImmutableList<IncidentLogEntry> ReleaseEntry(
        this Incident state, DateTimeOffset at, Actor by, string code, ImageRelease? release) =>
        state.Log.Add(new IncidentLogEntry(
            state.Seq, at, by, code, release is null ? null : state.CameraName(release.Camera),
            release is { IsPending: false } ? release.To : null, Capabilities: release?.Given));

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
            new IncidentLogEntry(
                state.Seq, at, by, code, null, release is { IsPending: false } ? release.To : null, material,
                release is not null && state.Material.Find(each => each.Id == material) is { } item
                    ? CapabilitySet.Of(IncidentMaterial.Look(item.Kind))
                    : null));

    /// <summary>The name is not copied: it may be erased where it was written.</summary>
    private static ImmutableList<IncidentLogEntry> ObjectEntry(
        this Incident state, DateTimeOffset at, Actor by, string code, TrackedObjectId followed, ItemRelease? release = null) =>
        state.Log.Add(new IncidentLogEntry(
            state.Seq, at, by, code, null, release is { IsPending: false } ? release.To : null, null,
            release is null ? null : CapabilitySet.Of(GateAction.Track), followed));

    private static ImmutableList<IncidentLogEntry> LeadEntry(
        this Incident state, DateTimeOffset at, IncidentEvent e, string code, TrackedObjectId followed, OrganisationId room, string? text = null) =>
        state.Log.Add(new IncidentLogEntry(state.Seq, at, e.By, code, text, room, Object: followed));

    private static Incident Watched(this Incident state, OrganisationId party, DateTimeOffset at) => state with
    {
        LastWatched = state.LastWatched.SetItem(party, at),
        Escalations = state.Escalations.Exists(each => each.To == party && each.LookedAt is null)
            ? [.. state.Escalations.Select(each => each.To == party ? each with { LookedAt = each.LookedAt ?? at } : each)]
            : state.Escalations,
    };

    /// <summary>What somebody took along. Who takes a still picture every second must not make the incident grow.</summary>
    private static ImmutableList<IncidentLogEntry> TakenEntry(this Incident state, DateTimeOffset at, Actor by, string code, CameraId camera)
    {
        static bool IsTaken(IncidentLogEntry entry) => entry.Code is Clip or Still;
        var kept = state.Log.Count(IsTaken) < MostTaken ? state.Log : state.Log.RemoveAt(state.Log.FindIndex(IsTaken));
        return kept.Add(new IncidentLogEntry(state.Seq, at, by, code, state.CameraName(camera)));
    }

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
