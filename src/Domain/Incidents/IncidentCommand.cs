using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Drawings;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Incidents;

/// <summary>What somebody wants to happen in an incident.</summary>
public abstract record IncidentCommand
{
    private IncidentCommand()
    {
    }

    /// <summary>Raise it for an alarm, or attach the alarm when it is already raised.</summary>
    /// <param name="Id">The incident.</param>
    /// <param name="Alarm">The alarm.</param>
    /// <param name="Site">The connection it is raised under.</param>
    /// <param name="Object">The tracked object that raised it, which is in the incident from then on; null for a panel.</param>
    public sealed record Raise(IncidentId Id, Alarm Alarm, IncidentSite Site, TrackedObject? Object = null) : IncidentCommand;

    /// <summary>Take it up.</summary>
    public sealed record Acknowledge : IncidentCommand;

    /// <summary>Judge it.</summary>
    /// <param name="Verdict">The judgement.</param>
    /// <param name="Level">Level 0 to 4 after AVS-01.</param>
    /// <param name="Evidence">What it rests on.</param>
    /// <param name="Note">A remark; null for none.</param>
    /// <param name="SkipReason">Why what is open on the checklist is left out; null when nothing is.</param>
    public sealed record Verify(
        Verdict Verdict, int Level, IReadOnlyList<VerificationEvidence> Evidence, string? Note, string? SkipReason = null) : IncidentCommand;

    /// <summary>Say that an item of the checklist was done, or was not after all.</summary>
    /// <param name="Number">Its number, from 1.</param>
    /// <param name="Done">Whether it was done.</param>
    public sealed record MarkCheck(int Number, bool Done) : IncidentCommand;

    /// <summary>Set it aside for a while [parkeren].</summary>
    /// <param name="Minutes">For how long, 1 to 480 minutes.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Shelve(int Minutes, string Reason) : IncidentCommand;

    /// <summary>Take it back before its time is over.</summary>
    public sealed record TakeBack : IncidentCommand;

    /// <summary>Judge that no control room is needed.</summary>
    public sealed record Dismiss(string Reason) : IncidentCommand;

    /// <summary>Tell control rooms and release cameras to each of them, in one act [doorzetten].</summary>
    public sealed record Forward(IReadOnlyList<RoomChoice> Rooms, IReadOnlyList<CameraId> Cameras, string? Note) : IncidentCommand;

    /// <summary>Release one more camera to a party that was told, or more of a camera that it has.</summary>
    /// <param name="Camera">The camera.</param>
    /// <param name="To">The receiving party.</param>
    /// <param name="Capabilities">What it may do with it; null for watching live.</param>
    /// <param name="ReplaySince">Earliest picture it may replay or cut, UTC; null for as early as the release reaches.</param>
    /// <param name="PreAlarmSeconds">How many seconds before the alarm it reaches back, 0 to what the source policy allows.</param>
    public sealed record ReleaseCamera(
        CameraId Camera, OrganisationId To, CapabilitySet? Capabilities = null, DateTimeOffset? ReplaySince = null, int PreAlarmSeconds = 0)
        : IncidentCommand;

    /// <summary>Confirm, as a second person, a release that waits for one.</summary>
    public sealed record ConfirmRelease(ReleaseId Release) : IncidentCommand;

    /// <summary>Withdraw a release.</summary>
    public sealed record Withdraw(ReleaseId Release) : IncidentCommand;

    /// <summary>Add a photo or floor plan whose bytes are kept already.</summary>
    public sealed record AddMaterial(MaterialId Material, MaterialKind Kind, MaterialContent Content, string Title) : IncidentCommand;

    /// <summary>Release a photo or floor plan to a party that was told.</summary>
    public sealed record ReleaseMaterial(MaterialId Material, OrganisationId To) : IncidentCommand;

    /// <summary>Look once at a photo or floor plan; the gate has the last word.</summary>
    public sealed record LookAtMaterial(MaterialId Material, MaterialKind Kind) : IncidentCommand;

    /// <summary>Bring a tracked object into the incident, as its party registered it.</summary>
    public sealed record AddObject(TrackedObject Object) : IncidentCommand;

    /// <summary>Let a party that was told follow a tracked object.</summary>
    /// <param name="Object">The object.</param>
    /// <param name="To">The receiving party.</param>
    /// <param name="Trail">How much of its way it sees.</param>
    /// <param name="Until">Last moment, UTC; null for as long as the source policy allows.</param>
    public sealed record ReleaseObject(TrackedObjectId Object, OrganisationId To, TrailUse Trail, DateTimeOffset? Until = null) : IncidentCommand;

    /// <summary>Begin to follow a tracked object; the gate has the last word.</summary>
    public sealed record StartFollowing(ViewingId Following, TrackedObjectId Object) : IncidentCommand;

    /// <summary>Stop following.</summary>
    /// <param name="Following">The following.</param>
    /// <param name="Reason">Why it ended: a stable code.</param>
    /// <param name="Positions">Number of positions that left for this follower.</param>
    /// <param name="First">Number of the first event of the track that left; null when none did.</param>
    /// <param name="Last">Number of the last event of the track that left; null when none did.</param>
    public sealed record EndFollowing(
        ViewingId Following, string Reason, long Positions, long? First = null, long? Last = null) : IncidentCommand;

    /// <summary>Offer the lead of a tracked object to another control room, and let it follow where the source policy allows to pass on.</summary>
    /// <param name="Object">The object.</param>
    /// <param name="To">The room, and why it is told when it was not.</param>
    /// <param name="ExpectedAt">When the object is expected in its region, UTC; null when nobody says.</param>
    public sealed record OfferLead(TrackedObjectId Object, RoomChoice To, DateTimeOffset? ExpectedAt = null) : IncidentCommand;

    /// <summary>Take back an offer of the lead that has no answer.</summary>
    public sealed record WithdrawLead(TrackedObjectId Object, OrganisationId To) : IncidentCommand;

    /// <summary>Take over the lead that was offered.</summary>
    public sealed record AcceptLead(TrackedObjectId Object) : IncidentCommand;

    /// <summary>Not take over the lead, and say why.</summary>
    public sealed record DeclineLead(TrackedObjectId Object, string Reason) : IncidentCommand;

    /// <summary>Say what one's room does with a tracked object; the lead is offered, never taken.</summary>
    public sealed record TakePart(TrackedObjectId Object, RoomRole Role) : IncidentCommand;

    /// <summary>Follow a tracked object no longer, with the whole room.</summary>
    public sealed record LeaveObject(TrackedObjectId Object) : IncidentCommand;

    /// <summary>Ask the sharing party for cameras that a tracked object is about to come past.</summary>
    /// <param name="Object">The object.</param>
    /// <param name="Cameras">The cameras, as the rule of the corridor found them.</param>
    public sealed record AskCameras(TrackedObjectId Object, IReadOnlyList<CameraId> Cameras) : IncidentCommand;

    /// <summary>Ask the sharing party to turn a camera, or for another camera or a floor plan [verzoek].</summary>
    public sealed record AskControl(ControlWish Wish) : IncidentCommand;

    /// <summary>Do what was asked, which the sharing party begins now.</summary>
    public sealed record AcceptControl(ControlRequestId Request) : IncidentCommand;

    /// <summary>Not do what was asked, and say why.</summary>
    public sealed record RefuseControl(ControlRequestId Request, string Reason) : IncidentCommand;

    /// <summary>Say that what was asked is done.</summary>
    public sealed record CompleteControl(ControlRequestId Request) : IncidentCommand;

    /// <summary>Draw on a picture or plan, for all who may see it.</summary>
    public sealed record Draw(DrawnMark Mark) : IncidentCommand;

    /// <summary>Remove a drawing.</summary>
    public sealed record RemoveDrawing(DrawingId Drawing) : IncidentCommand;

    /// <summary>Take back what was asked.</summary>
    public sealed record WithdrawControl(ControlRequestId Request) : IncidentCommand;

    /// <summary>Escalate offers of the lead that nobody answers; the incident's own machinery only.</summary>
    public sealed record EscalateLeads : IncidentCommand;

    /// <summary>Bring another party into the incident for a while; it gets what the room has where the source policy lets it pass on.</summary>
    /// <param name="Party">Who is invited.</param>
    /// <param name="Purpose">What for.</param>
    /// <param name="Text">What for, in words of its own; null for none.</param>
    /// <param name="Minutes">How long, in minutes: 1 to <see cref="IncidentInvitation.MostMinutes"/>.</param>
    /// <param name="Role">As what; it must fit what the party is.</param>
    public sealed record Invite(
        Organisation Party, InvitationPurpose Purpose, string? Text, int Minutes, InvitationRole Role = InvitationRole.WatchAlong) : IncidentCommand;

    /// <summary>Take an invitation back: the party leaves, and what was passed on to it ends.</summary>
    public sealed record WithdrawInvitation(OrganisationId Party) : IncidentCommand;

    /// <summary>Release cameras to a party for which a control room asked the sharing party.</summary>
    public sealed record GrantInvitation(OrganisationId Party, IReadOnlyList<CameraId> Cameras) : IncidentCommand;

    /// <summary>Give no pictures to a party for which a control room asked, and say why.</summary>
    public sealed record RefuseInvitation(OrganisationId Party, string Reason) : IncidentCommand;

    /// <summary>End the releases and requests whose time has come.</summary>
    public sealed record EndExpired : IncidentCommand;

    /// <summary>A control room has it on a screen.</summary>
    public sealed record MarkSeen : IncidentCommand;

    /// <summary>A control room takes it on.</summary>
    public sealed record Accept : IncidentCommand;

    /// <summary>A receiving party has done its part and leaves.</summary>
    public sealed record Leave : IncidentCommand;

    /// <summary>Write in the shared log.</summary>
    public sealed record WriteNote(string Text) : IncidentCommand;

    /// <summary>Have read what other parties wrote.</summary>
    /// <param name="UpTo">Line of the log of the last note that was read.</param>
    public sealed record ReadNotes(long UpTo) : IncidentCommand;

    /// <summary>End it.</summary>
    public sealed record Close(string? Reason) : IncidentCommand;

    /// <summary>The connection goes to another sharing party: what this one shared there ends.</summary>
    public sealed record EndHandedOver : IncidentCommand;

    /// <summary>Write down who was refused; the incident's own machinery only.</summary>
    public sealed record RecordDenials(IReadOnlyList<AccessDenial> Denials) : IncidentCommand;

    /// <summary>Escalate releases that nobody looks at; the incident's own machinery only.</summary>
    public sealed record EscalateUnwatched : IncidentCommand;

    /// <summary>Write down that a segment of a recording was closed; the incident's own machinery only.</summary>
    /// <param name="Camera">The camera.</param>
    /// <param name="Take">The take.</param>
    /// <param name="Segment">Number of the segment within the take, counted from 1.</param>
    /// <param name="From">First picture in it, UTC.</param>
    /// <param name="Until">Last picture in it, UTC.</param>
    /// <param name="Fragments">Number of frames in it.</param>
    /// <param name="Gaps">Number of gaps in it.</param>
    /// <param name="Previous">Head of the take's chain before it.</param>
    /// <param name="Head">Head of the take's chain after it.</param>
    /// <param name="TornBytes">Bytes that were cut off at its end.</param>
    public sealed record SealRecording(
        CameraId Camera, TakeId Take, int Segment, DateTimeOffset From, DateTimeOffset Until, long Fragments, int Gaps, string Previous, string Head,
        long TornBytes) : IncidentCommand;

    /// <summary>Delete its recordings when their time has come; the incident's own machinery only.</summary>
    public sealed record DeleteRecordings : IncidentCommand;

    /// <summary>Begin to watch a camera; the gate has the last word.</summary>
    public sealed record StartViewing(ViewingId Viewing, CameraId Camera, GateAction Action = GateAction.Live) : IncidentCommand;

    /// <summary>Take one still picture of a camera; the gate has the last word.</summary>
    /// <param name="Camera">The camera.</param>
    /// <param name="Recorded">When the recorded picture was taken, UTC; null for one of now.</param>
    /// <param name="DecodedFrom">When the earliest picture that had to be decoded for it was taken, UTC; null for one of now.</param>
    public sealed record TakeSnapshot(CameraId Camera, DateTimeOffset? Recorded = null, DateTimeOffset? DecodedFrom = null) : IncidentCommand;

    /// <summary>Stop watching.</summary>
    /// <param name="Viewing">The viewing.</param>
    /// <param name="Reason">Why it ended: a stable code.</param>
    /// <param name="Fragments">Number of frames that left for this viewer.</param>
    /// <param name="Bytes">Number of picture bytes that left for this viewer.</param>
    /// <param name="First">Earliest recorded picture that left, UTC; null when nothing recorded did.</param>
    /// <param name="Last">Latest recorded picture that left, UTC; null when nothing recorded did.</param>
    /// <param name="Sha256">Of a clip: SHA-256 of the bytes that left, lower-case hexadecimal.</param>
    public sealed record EndViewing(
        ViewingId Viewing, string Reason, long Fragments, long Bytes, DateTimeOffset? First = null, DateTimeOffset? Last = null,
        string? Sha256 = null) : IncidentCommand;

    /// <summary>Erase the personal texts of lines, with their salts; the lines themselves stay.</summary>
    /// <param name="Lines">Versions of the lines.</param>
    /// <param name="Reason">Why.</param>
    public sealed record EraseTexts(IReadOnlyList<long> Lines, string Reason) : IncidentCommand;

    /// <summary>Write down that the log left the system as an evidence bundle; before it does.</summary>
    /// <param name="Recipient">For whom.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="LegalBasis">On what legal basis.</param>
    /// <param name="Lines">Number of lines in it.</param>
    /// <param name="Manifest">SHA-256 of its manifest, lower-case hexadecimal.</param>
    public sealed record Export(string Recipient, string Reason, string LegalBasis, long Lines, string Manifest) : IncidentCommand;
}
