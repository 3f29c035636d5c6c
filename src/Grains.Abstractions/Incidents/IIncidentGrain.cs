using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Cameras;
using Orleans.Concurrency;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>One incident: load, decide, append, announce.</summary>
[Alias("liveview.incident")]
public interface IIncidentGrain : IGrainWithStringKey
{
    /// <summary>Raises the incident, or attaches the alarm when it is already raised.</summary>
    [Alias("raise"), SystemOnly]
    Task<CommandResult> Raise(Order<IncidentCommand.Raise> order);

    /// <summary>An operator takes it up.</summary>
    [Alias("acknowledge"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> Acknowledge(Order<IncidentCommand.Acknowledge> order);

    /// <summary>An operator judges it.</summary>
    [Alias("verify"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> Verify(Order<IncidentCommand.Verify> order);

    /// <summary>An operator says that an item of the checklist was done, or was not after all.</summary>
    [Alias("mark-check"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> MarkCheck(Order<IncidentCommand.MarkCheck> order);

    /// <summary>An operator sets it aside for a while.</summary>
    [Alias("shelve"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> Shelve(Order<IncidentCommand.Shelve> order);

    /// <summary>An operator takes it back before its time is over.</summary>
    [Alias("take-back"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> TakeBack(Order<IncidentCommand.TakeBack> order);

    /// <summary>An operator judges that no control room is needed.</summary>
    [Alias("dismiss"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> Dismiss(Order<IncidentCommand.Dismiss> order);

    /// <summary>Tells control rooms and releases cameras to them, in one act.</summary>
    [Alias("forward"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> Forward(ForwardOrder order);

    /// <summary>Releases one more camera.</summary>
    [Alias("release"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> Release(Order<IncidentCommand.ReleaseCamera> order);

    /// <summary>Confirms, as a second person, a release that waits for one.</summary>
    [Alias("confirm"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> Confirm(Order<IncidentCommand.ConfirmRelease> order);

    /// <summary>Withdraws a release.</summary>
    [Alias("withdraw"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> Withdraw(Order<IncidentCommand.Withdraw> order);

    /// <summary>Whether somebody may add a photo or plan, before its bytes are taken in; nothing is changed.</summary>
    [Alias("offer-material"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> OfferMaterial(Order<IncidentCommand.AddMaterial> order);

    /// <summary>Adds a photo or plan whose bytes are kept.</summary>
    [Alias("add-material"), SystemOnly]
    Task<CommandResult> AddMaterial(Order<IncidentCommand.AddMaterial> order);

    /// <summary>Releases a photo or plan.</summary>
    [Alias("release-material"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> ReleaseMaterial(Order<IncidentCommand.ReleaseMaterial> order);

    /// <summary>Lets somebody look at a photo or plan once: appended to the log before the permit is given.</summary>
    [Alias("look-at-material"), Requires(Permission.Look)]
    Task<LookResult> LookAtMaterial(Order<IncidentCommand.LookAtMaterial> order);

    /// <summary>Whether a look that was let begin may go on; nothing is written.</summary>
    [Alias("renew-look"), SystemOnly]
    Task<LookResult> RenewLook(Order<IncidentCommand.LookAtMaterial> order);

    /// <summary>Brings a tracked object of the sharing party into the incident.</summary>
    [Alias("add-object"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> AddObject(Order<TrackedObjectId> order);

    /// <summary>Lets a party that was told follow a tracked object.</summary>
    [Alias("release-object"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> ReleaseObject(Order<IncidentCommand.ReleaseObject> order);

    /// <summary>Which tracked objects somebody may follow now. Nothing is written and nothing given: each following that begins is.</summary>
    [Alias("followable"), SystemOnly]
    Task<FollowableObjects> Followable(Actor by);

    /// <summary>Begins a following: appended to the log before the lease is given, which is renewed as a viewing's.</summary>
    [Alias("start-following"), Requires(Permission.Look)]
    Task<LeaseResult> StartFollowing(Order<IncidentCommand.StartFollowing> order);

    /// <summary>Ends a following.</summary>
    [Alias("end-following"), Requires(Permission.Look)]
    Task EndFollowing(Order<IncidentCommand.EndFollowing> order);

    /// <summary>Offers the lead of a tracked object to another control room.</summary>
    [Alias("offer-lead"), Requires(Permission.ReceiveIncidents)]
    Task<CommandResult> OfferLead(LeadOrder order);

    /// <summary>The control rooms that the lead may be offered to, for the room that leads only; else null.</summary>
    [Alias("next-rooms"), Requires(Permission.ReceiveIncidents)]
    Task<Organisation[]?> NextRooms(OrganisationId reader, TrackedObjectId followed);

    /// <summary>Takes back an offer of the lead.</summary>
    [Alias("withdraw-lead"), Requires(Permission.ReceiveIncidents)]
    Task<CommandResult> WithdrawLead(Order<IncidentCommand.WithdrawLead> order);

    /// <summary>A control room takes over the lead that was offered to it.</summary>
    [Alias("accept-lead"), Requires(Permission.ReceiveIncidents)]
    Task<CommandResult> AcceptLead(Order<IncidentCommand.AcceptLead> order);

    /// <summary>A control room does not take over the lead.</summary>
    [Alias("decline-lead"), Requires(Permission.ReceiveIncidents)]
    Task<CommandResult> DeclineLead(Order<IncidentCommand.DeclineLead> order);

    /// <summary>A control room says what it does with a tracked object.</summary>
    [Alias("take-part"), Requires(Permission.ReceiveIncidents)]
    Task<CommandResult> TakePart(Order<IncidentCommand.TakePart> order);

    /// <summary>A control room follows a tracked object no longer.</summary>
    [Alias("leave-object"), Requires(Permission.ReceiveIncidents)]
    Task<CommandResult> LeaveObject(Order<IncidentCommand.LeaveObject> order);

    /// <summary>A control room that follows asks for the cameras that the object is about to come past.</summary>
    [Alias("ask-cameras"), Requires(Permission.ReceiveIncidents)]
    Task<CommandResult> AskCameras(Order<TrackedObjectId> order);

    /// <summary>A control room asks for a camera to be turned, or for another camera or a floor plan.</summary>
    [Alias("ask-control"), Requires(Permission.ReceiveIncidents)]
    Task<CommandResult> AskControl(Order<IncidentCommand.AskControl> order);

    /// <summary>A control room takes back what it asked.</summary>
    [Alias("withdraw-control"), Requires(Permission.ReceiveIncidents)]
    Task<CommandResult> WithdrawControl(Order<IncidentCommand.WithdrawControl> order);

    /// <summary>The sharing party does what was asked.</summary>
    [Alias("accept-control"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> AcceptControl(Order<IncidentCommand.AcceptControl> order);

    /// <summary>The sharing party does not do what was asked.</summary>
    [Alias("refuse-control"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> RefuseControl(Order<IncidentCommand.RefuseControl> order);

    /// <summary>What was asked is done.</summary>
    [Alias("complete-control"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> CompleteControl(Order<IncidentCommand.CompleteControl> order);

    /// <summary>A control room brings another party into the incident.</summary>
    [Alias("invite"), Requires(Permission.ReceiveIncidents)]
    Task<CommandResult> Invite(InvitationOrder order);

    /// <summary>The parties that may be invited, for a control room that may invite; else null.</summary>
    [Alias("parties-to-invite"), Requires(Permission.ReceiveIncidents)]
    Task<Organisation[]?> PartiesToInvite(OrganisationId reader);

    /// <summary>The room that invited, or the sharing party, takes an invitation back.</summary>
    [Alias("withdraw-invitation"), Requires(Permission.WorkOnIncidents)]
    Task<CommandResult> WithdrawInvitation(Order<IncidentCommand.WithdrawInvitation> order);

    /// <summary>Releases cameras to a party for which a control room asked.</summary>
    [Alias("grant-invitation"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> GrantInvitation(Order<IncidentCommand.GrantInvitation> order);

    /// <summary>Gives no pictures to a party for which a control room asked, and says why.</summary>
    [Alias("refuse-invitation"), Requires(Permission.HandleAlarms)]
    Task<CommandResult> RefuseInvitation(Order<IncidentCommand.RefuseInvitation> order);

    /// <summary>A control room has it on a screen.</summary>
    [Alias("mark-seen"), Requires(Permission.ReceiveIncidents)]
    Task<CommandResult> MarkSeen(Order<IncidentCommand.MarkSeen> order);

    /// <summary>A control room takes it on.</summary>
    [Alias("accept"), Requires(Permission.ReceiveIncidents)]
    Task<CommandResult> Accept(Order<IncidentCommand.Accept> order);

    /// <summary>A receiving party leaves: its releases end.</summary>
    [Alias("leave"), Requires(Permission.ReceiveIncidents)]
    Task<CommandResult> Leave(Order<IncidentCommand.Leave> order);

    /// <summary>Writes in the shared log.</summary>
    [Alias("write-note"), Requires(Permission.WorkOnIncidents)]
    Task<CommandResult> WriteNote(Order<IncidentCommand.WriteNote> order);

    /// <summary>A party read what others wrote.</summary>
    [Alias("read-notes"), Requires(Permission.WorkOnIncidents)]
    Task<CommandResult> ReadNotes(Order<IncidentCommand.ReadNotes> order);

    /// <summary>Draws on a picture or plan, for all who may see it.</summary>
    [Alias("draw"), Requires(Permission.WorkOnIncidents)]
    Task<CommandResult> Draw(Order<IncidentCommand.Draw> order);

    /// <summary>Removes a drawing.</summary>
    [Alias("remove-drawing"), Requires(Permission.WorkOnIncidents)]
    Task<CommandResult> RemoveDrawing(Order<IncidentCommand.RemoveDrawing> order);

    /// <summary>Ends it, and every release with it.</summary>
    [Alias("close"), Requires(Permission.WorkOnIncidents)]
    Task<CommandResult> Close(Order<IncidentCommand.Close> order);

    /// <summary>Ends it, in whatever state it is: its connection goes to another sharing party.</summary>
    [Alias("end-handed-over"), SystemOnly]
    Task<CommandResult> EndHandedOver();

    /// <summary>Begins a viewing: appended to the log before the lease is given.</summary>
    [Alias("start-viewing"), Requires(Permission.Look)]
    Task<LeaseResult> StartViewing(Order<IncidentCommand.StartViewing> order);

    /// <summary>Renews the leases of one edge while their rights hold: one answer per viewing, in the same order.</summary>
    [Alias("renew-leases"), SystemOnly]
    Task<LeaseRenewal[]> RenewViewings(ViewingId[] viewings);

    /// <summary>The rights by which an edge decides who may look at the map and point on it; it asks again every second while somebody does.</summary>
    [Alias("map-rights"), SystemOnly]
    Task<RightsLease> MapRights();

    /// <summary>
    /// Says where the feed of a viewing is, while its rights hold, and lets the edge fetch it. Does not wait for other calls of the incident,
    /// nor do they wait for it: a media node that does not answer must hold up no right.
    /// </summary>
    [Alias("locate-feed"), SystemOnly, AlwaysInterleave]
    Task<FeedAnswer> LocateFeed(ViewingId viewing, FeedOrder order);

    /// <summary>The same for an organisation that has the camera in the incident, before anybody of it begins to look.</summary>
    [Alias("locate-feed-for"), SystemOnly, AlwaysInterleave]
    Task<FeedAnswer> LocateFeedFor(CameraId camera, OrganisationId reader, FeedOrder order);

    /// <summary>Ends a viewing.</summary>
    [Alias("end-viewing"), Requires(Permission.Look)]
    Task EndViewing(Order<IncidentCommand.EndViewing> order);

    /// <summary>Lets one still picture be taken: appended to the log before the lease is given, which is not renewed.</summary>
    [Alias("take-snapshot"), Requires(Permission.Look)]
    Task<LeaseResult> TakeSnapshot(Order<IncidentCommand.TakeSnapshot> order);

    /// <summary>The incident as an organisation may know it, or null when it takes no part.</summary>
    [Alias("view"), Requires(Permission.ReadIncidents)]
    Task<IncidentView?> View(OrganisationId reader);

    /// <summary>Which control rooms and cameras the incident's forward should start from, for the sharing party only; else null.</summary>
    [Alias("advise"), Requires(Permission.HandleAlarms)]
    Task<ForwardAdvice?> Advise(OrganisationId reader);

    /// <summary>Erases personal texts of lines of the log; the lines stay and the chain holds.</summary>
    [Alias("erase-texts"), Requires(Permission.ReadEvidence)]
    Task<CommandResult> EraseTexts(Order<IncidentCommand.EraseTexts> order);

    /// <summary>Writes down that a segment of a recording was closed; told again, it does nothing.</summary>
    [Alias("seal-recording"), SystemOnly]
    Task<CommandResult> SealRecording(IncidentCommand.SealRecording command);

    /// <summary>Whether its recordings are to be deleted: written down first, and true ever after.</summary>
    [Alias("delete-recordings"), SystemOnly]
    Task<bool> DeleteRecordings();

    /// <summary>Writes down that the log leaves the system as an evidence bundle.</summary>
    [Alias("export"), Requires(Permission.ReadEvidence)]
    Task<CommandResult> Export(Order<IncidentCommand.Export> order);
}
