using LiveView.Domain.Decisions;
using LiveView.Domain.Incidents.Checks;
using LiveView.Domain.Incidents.Drawings;
using LiveView.Domain.Incidents.Notes;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Incidents.Shelving;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking.Handover;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents;

/// <summary>
/// The rules of an incident: <c>Raised → UnderVerification → (Dismissed | Forwarded) → Accepted → Closed</c>. Only the sharing party
/// verifies, dismisses, forwards, releases, confirms and withdraws; only a control room that was told marks seen, accepts and leaves.
/// </summary>
public static class IncidentDecider
{
    /// <summary>Greatest length of a text somebody writes, in characters.</summary>
    public const int MaxText = 2_000;

    /// <summary>Greatest number of alarms that one incident keeps; more are counted in the alarm account's own log.</summary>
    public const int MaxAlarms = 200;

    /// <summary>The refusal of an incident that is not there, or another's: who asks does not learn which.</summary>
    internal static readonly Refusal NoSuchIncident = new("not-found", "There is no such incident for your organisation.");

    /// <summary>Decides on a command.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="now">Now, UTC.</param>
    public static Outcome Decide(Incident state, IncidentCommand command, Actor by, DateTimeOffset now) =>
        Answer(state, command, by, now).WithAnswers(state, by, now);

    private static Outcome Answer(Incident state, IncidentCommand command, Actor by, DateTimeOffset now)
    {
        if (command is IncidentCommand.Raise raise)
        {
            return Raise(state, raise, by);
        }

        if (!state.TakesPart(by.Organisation))
        {
            return Outcome.Refuse(NoSuchIncident.Code, NoSuchIncident.Message);
        }

        return command switch
        {
            IncidentCommand.EndViewing end => ViewingRules.End(state, end, by),
            IncidentCommand.EndFollowing end => FollowingRules.End(state, end, by),
            IncidentCommand.RecordDenials record => Watchkeeping.Record(state, record, by),
            IncidentCommand.EscalateUnwatched => Watchkeeping.Escalate(state, by, now),
            IncidentCommand.SealRecording seal => RecordingRules.Seal(state, seal, by),
            IncidentCommand.DeleteRecordings => RecordingRules.Delete(state, by, now),
            IncidentCommand.EscalateLeads => LeadRules.Escalate(state, now),
            IncidentCommand.EndExpired => ReleaseRules.EndExpired(state, by, now),
            IncidentCommand.EraseTexts erase => EvidenceRules.Erase(state, erase, by),
            IncidentCommand.Export export => EvidenceRules.Export(state, export, by),
            IncidentCommand.EndHandedOver => state.IsOpen ? Outcome.Accept(new IncidentEvent.Closed(by, null)) : Outcome.Accept(),
            _ when !state.IsOpen => command is IncidentCommand.Close or IncidentCommand.Dismiss && SameEnd(state, command)
                ? Outcome.Accept()
                : Outcome.Refuse("incident-closed", "The incident is over. Reopen it as a new incident that points at this one."),
            IncidentCommand.Leave => Receiving(state, by, inTheStreet: true) ?? Leave(state, by),
            _ when state.NotificationTo(by.Organisation) is { LeftAt: not null } => Outcome.Refuse(
                "has-left", "Your organisation left this incident: ask the sharing party to forward it again."),
            IncidentCommand.Acknowledge => Sharing(state, by) ?? Acknowledge(state, by),
            IncidentCommand.Verify verify => Sharing(state, by) ?? Verify(verify, state, by),
            IncidentCommand.MarkCheck mark => Sharing(state, by) ?? CheckRules.Mark(state, mark, by),
            IncidentCommand.Shelve shelve => Sharing(state, by) ?? ShelvingRules.Shelve(state, shelve, by, now),
            IncidentCommand.TakeBack => Sharing(state, by) ?? ShelvingRules.TakeBack(state, by),
            IncidentCommand.Dismiss dismiss => Sharing(state, by) ?? Dismiss(state, dismiss, by),
            IncidentCommand.Forward forward => Sharing(state, by) ?? InvitationRules.PassingOn(state, Forward(state, forward, by, now), now),
            IncidentCommand.ReleaseCamera release => Sharing(state, by)
                ?? InvitationRules.PassingOn(state, ReleaseRules.Release(state, release, by, now), now),
            IncidentCommand.AddMaterial add => Sharing(state, by) ?? MaterialRules.Add(state, add, by),
            IncidentCommand.ReleaseMaterial release => Sharing(state, by) ?? MaterialRules.Release(state, release, by, now),
            IncidentCommand.AddObject add => Sharing(state, by) ?? ObjectRules.Add(state, add, by),
            IncidentCommand.ReleaseObject release => Sharing(state, by) ?? ObjectRules.Release(state, release, by, now),
            IncidentCommand.ConfirmRelease confirm => Sharing(state, by) ?? ReleaseRules.Confirm(state, confirm.Release, by, now),
            IncidentCommand.Withdraw withdraw => Sharing(state, by) ?? ReleaseRules.Withdraw(state, withdraw.Release, by),
            IncidentCommand.MarkSeen => Receiving(state, by, inTheStreet: true) ?? MarkSeen(state, by),
            IncidentCommand.Accept => Receiving(state, by) ?? AcceptIncident(state, by),
            IncidentCommand.WriteNote note => Person(by) ?? Text(note.Text, "note") ?? Outcome.Accept(new IncidentEvent.Noted(by, note.Text)),
            IncidentCommand.ReadNotes read => Person(by) ?? NoteRules.Read(state, read.UpTo, by),
            IncidentCommand.Draw draw => Person(by) ?? DrawingRules.Draw(state, draw.Mark, by, now),
            IncidentCommand.RemoveDrawing remove => Person(by) ?? DrawingRules.Remove(state, remove.Drawing, by, now),
            IncidentCommand.Close close => Party(state, by) ?? Close(state, close, by),
            IncidentCommand.StartViewing start => ViewingRules.Start(state, start, by, now),
            IncidentCommand.StartFollowing start => FollowingRules.Start(state, start, by, now),
            IncidentCommand.OfferLead offer => Leading(state, by) ?? LeadRules.Offer(state, offer, by, now),
            IncidentCommand.WithdrawLead withdraw =>
                Leading(state, by) ?? LeadRules.Decide(state, withdraw.Object, new LeadCommand.Withdraw(withdraw.To), by, now),
            IncidentCommand.AcceptLead accept => Receiving(state, by) ?? LeadRules.Decide(state, accept.Object, new LeadCommand.Accept(), by, now),
            IncidentCommand.DeclineLead decline => Receiving(state, by) ?? Text(decline.Reason, "reason")
                ?? LeadRules.Decide(state, decline.Object, new LeadCommand.Decline(decline.Reason), by, now),
            IncidentCommand.TakePart part => Receiving(state, by) ?? LeadRules.TakePart(state, part, by, now),
            IncidentCommand.LeaveObject leave => Receiving(state, by) ?? LeadRules.Decide(state, leave.Object, new LeadCommand.Leave(), by, now),
            IncidentCommand.AskCameras ask => Receiving(state, by) ?? RoadsideRules.Ask(state, ask, by, now),
            IncidentCommand.AskControl ask => Receiving(state, by) ?? ControlRules.Ask(state, ask.Wish, by, now),
            IncidentCommand.WithdrawControl withdraw => Receiving(state, by) ?? ControlRules.Withdraw(state, withdraw.Request, by, now),
            IncidentCommand.AcceptControl accept => Sharing(state, by) ?? ControlRules.Accept(state, accept.Request, by, now),
            IncidentCommand.RefuseControl refuse => Sharing(state, by) ?? ControlRules.Refuse(state, refuse.Request, refuse.Reason, by, now),
            IncidentCommand.CompleteControl complete => Sharing(state, by) ?? ControlRules.Complete(state, complete.Request, by, now),
            IncidentCommand.Invite invite => Receiving(state, by) ?? InvitationRules.Invite(state, invite, by, now),
            IncidentCommand.WithdrawInvitation withdraw => Party(state, by) ?? InvitationRules.Withdraw(state, withdraw, by),
            IncidentCommand.GrantInvitation grant => Sharing(state, by) ?? InvitationRules.Grant(state, grant, by, now),
            IncidentCommand.RefuseInvitation refuse => Sharing(state, by) ?? Text(refuse.Reason, "reason") ?? InvitationRules.Refuse(state, refuse, by),
            IncidentCommand.LookAtMaterial look => MaterialRules.Look(state, look, by, now),
            IncidentCommand.TakeSnapshot take => ViewingRules.Snapshot(state, take, by, now),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };
    }

    private static Outcome Raise(Incident state, IncidentCommand.Raise raise, Actor by)
    {
        if (by.Organisation != raise.Site.SharingParty.Id)
        {
            return Outcome.Refuse("not-yours", "Only the party that shares this connection raises an incident there.");
        }

        if (raise.Object is { } carries && carries.Owner != by.Organisation)
        {
            return Outcome.Refuse("no-such-object", ObjectRules.NoSuchObject(carries.Id).Message);
        }

        if (!state.Exists)
        {
            var kind = raise.Object is null ? IncidentKind.Alarm : IncidentKind.Pursuit;
            return Outcome.Accept([new IncidentEvent.Raised(by, raise.Id, kind, raise.Alarm, raise.Site), .. ObjectRules.Raising(state, raise, by)]);
        }

        if (state.Alarms.Exists(alarm => alarm.Id == raise.Alarm.Id))
        {
            return Outcome.Accept();
        }

        if (!state.IsOpen)
        {
            return Outcome.Refuse("incident-closed", "The incident is over: this alarm raises a new one.");
        }

        if (by.Organisation != state.SharingParty.Id)
        {
            return Outcome.Refuse("incident-closed", "The connection went to another party since: this alarm raises a new incident.");
        }

        return state.Alarms.Count < MaxAlarms
            ? Outcome.Accept([
                new IncidentEvent.AlarmAttached(by, raise.Alarm), .. ObjectRules.Raising(state, raise, by), .. ShelvingRules.Woken(state, raise.Alarm, by)])
            : Outcome.Accept();
    }

    private static Outcome Acknowledge(Incident state, Actor by) =>
        state.Status == IncidentStatus.Raised ? Outcome.Accept(new IncidentEvent.Acknowledged(by)) : Outcome.Accept();

    private static Outcome Verify(IncidentCommand.Verify verify, Incident state, Actor by)
    {
        if (verify.Level is < 0 or > 4)
        {
            return Outcome.Refuse("bad-level", $"Level {verify.Level} does not exist: choose 0 to 4 (AVS-01).");
        }

        if (verify.Evidence.Count == 0 && verify.Verdict != Verdict.NotVerifiable)
        {
            return Outcome.Refuse("no-evidence", "Choose what the judgement rests on: pictures, audio, a call back or a second detector.");
        }

        if (verify.Note is not null && Text(verify.Note, "note") is { } refusal)
        {
            return refusal;
        }

        var verified = new IncidentEvent.Verified(by, verify.Verdict, verify.Level, [.. verify.Evidence.Distinct()], verify.Note);
        if (Same(state.Verification, verified))
        {
            return Outcome.Accept();
        }

        var checks = CheckRules.Judging(state, verify.SkipReason, by);
        return checks.Refusal is not null ? checks
            : state.Status == IncidentStatus.Raised ? Outcome.Accept([new IncidentEvent.Acknowledged(by), .. checks.Events, verified])
            : Outcome.Accept([.. checks.Events, verified]);
    }

    private static bool Same(Verification? known, IncidentEvent.Verified now) =>
        known is not null && known.Verdict == now.Verdict && known.Level == now.Level && known.Note == now.Note
        && known.Evidence.SequenceEqual(now.Evidence);

    private static Outcome Dismiss(Incident state, IncidentCommand.Dismiss dismiss, Actor by) =>
        Text(dismiss.Reason, "reason") ?? (state.Status is IncidentStatus.Raised or IncidentStatus.UnderVerification
            ? Outcome.Accept([.. CheckRules.Judging(state, dismiss.Reason, by).Events, new IncidentEvent.Dismissed(by, dismiss.Reason)])
            : Outcome.Refuse("already-forwarded", "Control rooms already work on this incident: close it instead."));

    private static Outcome Forward(Incident state, IncidentCommand.Forward forward, Actor by, DateTimeOffset now)
    {
        if (state.Verification is null)
        {
            return Outcome.Refuse("not-verified", "Verify the alarm first: choose a verdict and what it rests on.");
        }

        if (forward.Rooms.Count == 0)
        {
            return Outcome.Refuse("no-room", "Choose at least one control room.");
        }

        if (forward.Note is not null && Text(forward.Note, "note") is { } refusal)
        {
            return refusal;
        }

        var events = new List<IncidentEvent>();
        foreach (var choice in forward.Rooms.DistinctBy(choice => choice.Room.Id))
        {
            if (!choice.Room.Kind.Receives())
            {
                return Outcome.Refuse("room-cannot-receive", $"'{choice.Room.Name}' does not receive notifications: choose a control room.");
            }

            if (state.NotificationTo(choice.Room.Id) is not { LeftAt: null })
            {
                events.Add(new IncidentEvent.Notified(
                    by, new OrganisationName(choice.Room.Id, choice.Room.Name), choice.Reason, forward.Note));
            }

            events.AddRange(InvitationRules.Forwarded(state, by, choice.Room.Id));

            foreach (var camera in forward.Cameras.Distinct())
            {
                if (ReleaseRules.MayRelease(state, camera, CapabilitySet.LiveOnly, by, now) is { } refused)
                {
                    return refused;
                }

                events.AddRange(ReleaseRules.NewRelease(
                    state, events, new IncidentCommand.ReleaseCamera(camera, choice.Room.Id), by, now));
            }
        }

        return Outcome.Accept([.. events]);
    }

    private static Outcome MarkSeen(Incident state, Actor by) =>
        state.NotificationTo(by.Organisation) is { SeenAt: null } ? Outcome.Accept(new IncidentEvent.Seen(by)) : Outcome.Accept();

    private static Outcome AcceptIncident(Incident state, Actor by) =>
        state.NotificationTo(by.Organisation) is { AcceptedAt: null } ? Outcome.Accept(new IncidentEvent.Accepted(by)) : Outcome.Accept();

    private static Outcome Leave(Incident state, Actor by) =>
        state.NotificationTo(by.Organisation) is not { LeftAt: null } ? Outcome.Accept()
        : LeadRules.LeadsOthers(state, by.Organisation)
            ? Outcome.Refuse("lead-stays", "Your room leads an object that others follow: offer the lead to one of them first.")
        : Outcome.Accept([.. InvitationRules.Leaving(state, by), new IncidentEvent.Left(by)]);

    private static Outcome Close(Incident state, IncidentCommand.Close close, Actor by)
    {
        if (close.Reason is not null && Text(close.Reason, "reason") is { } refusal)
        {
            return refusal;
        }

        if (state.Status is IncidentStatus.Raised or IncidentStatus.UnderVerification)
        {
            return Outcome.Refuse("not-forwarded", "No control room works on this incident: dismiss it instead.");
        }

        if (InvitationRules.Of(state, by.Organisation) is not null)
        {
            return Outcome.Refuse("guests-leave", "You were invited into this incident: leave it, and let the room that invited you close it.");
        }

        return by.Organisation == state.SharingParty.Id || state.NotificationTo(by.Organisation) is { AcceptedAt: not null }
            ? Outcome.Accept(new IncidentEvent.Closed(by, close.Reason))
            : Outcome.Refuse("not-accepted", "Accept the incident before you close it.");
    }

    private static bool SameEnd(Incident state, IncidentCommand command) =>
        (command is IncidentCommand.Close) == (state.Status is IncidentStatus.Closed);

    private static Outcome? Sharing(Incident state, Actor by) =>
        Person(by) ?? (by.Organisation == state.SharingParty.Id
            ? by.Role is PersonRole.Operator or PersonRole.Supervisor
                ? null
                : Outcome.Refuse("role-missing", "Only an operator or supervisor of the sharing party may do this.")
            : Outcome.Refuse("not-yours", "Only the sharing party may do this: ask it to."));

    /// <param name="state">The incident.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="inTheStreet">Whether an officer of a field team, which has no dispatcher, does it for his team.</param>
    private static Outcome? Receiving(Incident state, Actor by, bool inTheStreet = false) =>
        Person(by) ?? (state.NotificationTo(by.Organisation) is null
            ? Outcome.Refuse("not-yours", "Only a control room that received the incident may do this.")
            : by.Role is PersonRole.Dispatcher or PersonRole.Supervisor
                || (inTheStreet && by is { Kind: OrganisationKind.FieldTeam, Role: PersonRole.FieldOfficer })
                ? null
                : Outcome.Refuse("role-missing", "Only a dispatcher or supervisor of the control room may do this."));

    /// <summary>The machine of the room that leads may offer and take back; that it leads is seen to where that is known.</summary>
    private static Outcome? Leading(Incident state, Actor by) => by.Person is null ? null : Receiving(state, by);

    private static Outcome? Party(Incident state, Actor by) =>
        by.Organisation == state.SharingParty.Id ? Sharing(state, by) : Receiving(state, by);

    private static Outcome? Person(Actor by) =>
        by.Role is PersonRole.Operator or PersonRole.Supervisor or PersonRole.Dispatcher or PersonRole.FieldOfficer
            ? null
            : Outcome.Refuse("role-missing", "Your role does not work on incidents.");

    internal static Outcome? Text(string? text, string what) => text switch
    {
        _ when text?.Contains('\0', StringComparison.Ordinal) == true =>
            Outcome.Refuse("bad-text", $"The {what} holds the character U+0000: leave it out."),
        { Length: > MaxText } => Outcome.Refuse("text-too-long", $"The {what} has more than {MaxText} characters: shorten it."),
        _ when string.IsNullOrWhiteSpace(text) => Outcome.Refuse("no-text", $"Give a {what}."),
        _ => null,
    };
}
