using System.Text.Json.Serialization;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Drawings;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Incidents.Shelving;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Incidents;

/// <summary>Something that happened in an incident. Written to the log under a stable name: see <see cref="IncidentEventFormat"/>.</summary>
/// <param name="By">Who did it.</param>
public abstract record IncidentEvent(Actor By)
{
    /// <summary>An alarm raised the incident.</summary>
    public sealed record Raised(Actor By, IncidentId Id, IncidentKind Kind, Alarm Alarm, IncidentSite Site) : IncidentEvent(By);

    /// <summary>One more alarm of the same site came in.</summary>
    public sealed record AlarmAttached(Actor By, Alarm Alarm) : IncidentEvent(By);

    /// <summary>An operator took it up.</summary>
    public sealed record Acknowledged(Actor By) : IncidentEvent(By);

    /// <summary>An operator judged it.</summary>
    public sealed record Verified(Actor By, Verdict Verdict, int Level, IReadOnlyList<VerificationEvidence> Evidence, [property: Personal] string? Note)
        : IncidentEvent(By);

    /// <summary>An operator said of an item of the checklist that it was done, or that it was not after all.</summary>
    /// <param name="By">Who said so.</param>
    /// <param name="Kind">The kind of alarm whose list it is on.</param>
    /// <param name="Number">Its number, from 1.</param>
    /// <param name="Done">Whether it was done.</param>
    public sealed record CheckMarked(Actor By, AlarmKind Kind, int Number, bool Done) : IncidentEvent(By);

    /// <summary>An operator left out what was open on the checklist.</summary>
    /// <param name="By">Who left it out.</param>
    /// <param name="Kind">The kind of alarm whose list it is.</param>
    /// <param name="Numbers">The items, from 1.</param>
    /// <param name="Reason">Why.</param>
    public sealed record ChecksSkipped(Actor By, AlarmKind Kind, IReadOnlyList<int> Numbers, [property: Personal] string Reason) : IncidentEvent(By);

    /// <summary>An operator set it aside for a while.</summary>
    /// <param name="By">Who did.</param>
    /// <param name="Until">When it comes back by itself, UTC.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Shelved(Actor By, DateTimeOffset Until, [property: Personal] string Reason) : IncidentEvent(By);

    /// <summary>It is back among what waits.</summary>
    /// <param name="By">Who took it back; the product itself when its time was over, or one more alarm came in.</param>
    /// <param name="Why">Why.</param>
    public sealed record Unshelved(Actor By, ShelfEnd Why) : IncidentEvent(By);

    /// <summary>It needs no control room.</summary>
    public sealed record Dismissed(Actor By, [property: Personal] string Reason) : IncidentEvent(By);

    /// <summary>A control room was told.</summary>
    public sealed record Notified(Actor By, OrganisationName Room, NotificationReason Reason, [property: Personal] string? Note) : IncidentEvent(By);

    /// <summary>A camera was released to a receiving party, or is once a second person confirms it.</summary>
    public sealed record Released(Actor By, ImageRelease Release) : IncidentEvent(By);

    /// <summary>A second person confirmed a release: from now on it runs.</summary>
    public sealed record ReleaseConfirmed(Actor By, ReleaseId Release) : IncidentEvent(By);

    /// <summary>A release was withdrawn by the sharing party, or by the product itself.</summary>
    /// <param name="By">Who did it.</param>
    /// <param name="Release">The release.</param>
    /// <param name="Why">Why the product did: a stable code; null for the sharing party.</param>
    public sealed record Withdrawn(Actor By, ReleaseId Release, string? Why = null) : IncidentEvent(By)
    {
        /// <summary>Spools are missing in which it may stand that the sharing party withdrew it.</summary>
        public const string InDoubt = "in-doubt";
    }

    /// <summary>A release reached its end time.</summary>
    public sealed record Expired(Actor By, ReleaseId Release) : IncidentEvent(By);

    /// <summary>A photo or floor plan was added; its bytes are kept apart from the log.</summary>
    public sealed record MaterialAdded(
        Actor By, MaterialId Material, MaterialKind Kind, MaterialContent Content, [property: Personal] string Title) : IncidentEvent(By);

    /// <summary>
    /// A photo or floor plan was released to a receiving party, or is once a second person confirms it. Confirmed, withdrawn and expired
    /// as every release.
    /// </summary>
    public sealed record MaterialReleased(Actor By, MaterialId Material, ItemRelease Release) : IncidentEvent(By);

    /// <summary>Somebody looked at a photo or floor plan once.</summary>
    /// <param name="By">Who looked.</param>
    /// <param name="Material">At what.</param>
    /// <param name="Kind">What sort it is.</param>
    /// <param name="Sha256">SHA-256 of the bytes that left, lower-case hexadecimal.</param>
    public sealed record MaterialViewed(Actor By, MaterialId Material, MaterialKind Kind, string Sha256) : IncidentEvent(By);

    /// <summary>A tracked object was brought into the incident.</summary>
    /// <param name="By">Who did it.</param>
    /// <param name="Object">The object.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Name">Its name as its party registered it.</param>
    /// <param name="KeepTrail">Whether where it was is stored.</param>
    public sealed record ObjectAdded(
        Actor By, TrackedObjectId Object, TrackedObjectKind Kind, [property: Personal] string Name, bool KeepTrail) : IncidentEvent(By);

    /// <summary>
    /// A receiving party may follow a tracked object, or may once a second person confirms it. Confirmed, withdrawn and expired as every
    /// release.
    /// </summary>
    public sealed record ObjectReleased(Actor By, TrackedObjectId Object, ItemRelease Release) : IncidentEvent(By);

    /// <summary>Somebody began to follow a tracked object.</summary>
    public sealed record FollowingStarted(Actor By, ViewingId Following, TrackedObjectId Object) : IncidentEvent(By);

    /// <summary>Somebody stopped following, or was stopped.</summary>
    /// <param name="By">Who followed.</param>
    /// <param name="Following">The following.</param>
    /// <param name="Object">The object.</param>
    /// <param name="Reason">Why it ended: a stable code.</param>
    /// <param name="Positions">Number of positions that left.</param>
    /// <param name="First">Number of the first event of the track that left; null when none did.</param>
    /// <param name="Last">Number of the last event of the track that left; null when none did.</param>
    public sealed record FollowingEnded(
        Actor By, ViewingId Following, TrackedObjectId Object, string Reason, long Positions, long? First = null, long? Last = null)
        : IncidentEvent(By);

    /// <summary>A control room follows a tracked object, or does something else with it than before. The first one leads.</summary>
    public sealed record RoomJoined(Actor By, TrackedObjectId Object, OrganisationId Room, RoomRole Role) : IncidentEvent(By);

    /// <summary>A control room follows a tracked object no longer: what was passed on to it ends.</summary>
    public sealed record RoomLeft(Actor By, TrackedObjectId Object, OrganisationId Room) : IncidentEvent(By);

    /// <summary>The lead of a tracked object was offered to a control room.</summary>
    /// <param name="By">Who offers it, for the room that leads; its machinery when the object is about to come.</param>
    /// <param name="Object">The object.</param>
    /// <param name="To">The room; it need not have been told.</param>
    /// <param name="ExpectedAt">When the object is expected in its region, UTC; null when nobody says.</param>
    public sealed record LeadOffered(Actor By, TrackedObjectId Object, OrganisationName To, DateTimeOffset? ExpectedAt = null) : IncidentEvent(By);

    /// <summary>An offer of the lead was taken back: what was passed on with it ends.</summary>
    public sealed record LeadWithdrawn(Actor By, TrackedObjectId Object, OrganisationId To) : IncidentEvent(By);

    /// <summary>
    /// The lead of a tracked object moved: the room that had it takes part from now on, other offers lapse, and what was passed on to the
    /// room that has it now is its own.
    /// </summary>
    public sealed record LeadMoved(Actor By, TrackedObjectId Object, OrganisationId From, OrganisationId To) : IncidentEvent(By);

    /// <summary>A control room does not take over the lead: what was passed on with the offer ends.</summary>
    public sealed record LeadDeclined(Actor By, TrackedObjectId Object, OrganisationId Room, [property: Personal] string Reason) : IncidentEvent(By);

    /// <summary>A control room did not answer an offer of the lead in time.</summary>
    public sealed record LeadEscalated(Actor By, TrackedObjectId Object, OrganisationId To) : IncidentEvent(By);

    /// <summary>A control room that follows a tracked object asks for cameras that it is about to come past.</summary>
    public sealed record CamerasAsked(Actor By, TrackedObjectId Object, IReadOnlyList<CameraId> Cameras) : IncidentEvent(By);

    /// <summary>A control room asks for something [verzoek].</summary>
    /// <param name="By">Who asks.</param>
    /// <param name="Request">The request.</param>
    /// <param name="Wish">What is asked.</param>
    /// <param name="Until">When it expires without an answer, UTC.</param>
    public sealed record ControlAsked(Actor By, ControlRequestId Request, ControlWish Wish, DateTimeOffset Until) : IncidentEvent(By);

    /// <summary>The sharing party does what was asked.</summary>
    /// <param name="By">Who does it.</param>
    /// <param name="Request">The request.</param>
    /// <param name="Until">When it expires without being done, UTC.</param>
    public sealed record ControlAccepted(Actor By, ControlRequestId Request, DateTimeOffset Until) : IncidentEvent(By);

    /// <summary>The sharing party does not do what was asked.</summary>
    public sealed record ControlRefused(Actor By, ControlRequestId Request, [property: Personal] string Reason) : IncidentEvent(By);

    /// <summary>What was asked is done.</summary>
    public sealed record ControlDone(Actor By, ControlRequestId Request) : IncidentEvent(By);

    /// <summary>The time of what was asked ran out.</summary>
    public sealed record ControlExpired(Actor By, ControlRequestId Request) : IncidentEvent(By);

    /// <summary>The control room took back what it asked.</summary>
    public sealed record ControlWithdrawn(Actor By, ControlRequestId Request) : IncidentEvent(By);

    /// <summary>A control room brought another party into the incident, which knows of it from now on.</summary>
    /// <param name="By">Who invited, for the control room.</param>
    /// <param name="Party">Who is invited.</param>
    /// <param name="Kind">What that organisation is.</param>
    /// <param name="Purpose">What for.</param>
    /// <param name="Text">What for, in words of its own; null for none.</param>
    /// <param name="Until">When the invitation ends by itself, UTC.</param>
    /// <param name="AsksForPictures">Whether the sharing party is asked for pictures, because the room may not pass on its own.</param>
    /// <param name="Role">As what; null, as in old lines, for watching along.</param>
    public sealed record Invited(
        Actor By, OrganisationName Party, OrganisationKind Kind, InvitationPurpose Purpose, [property: Personal] string? Text, DateTimeOffset Until,
        bool AsksForPictures, InvitationRole? Role = null) : IncidentEvent(By);

    /// <summary>The sharing party answered a control room that asked for pictures for a party it invited.</summary>
    /// <param name="By">Who answered.</param>
    /// <param name="Party">The party.</param>
    /// <param name="Granted">Whether cameras were released to it.</param>
    /// <param name="Reason">Why not; null when they were.</param>
    public sealed record InvitationAnswered(Actor By, OrganisationId Party, bool Granted, [property: Personal] string? Reason) : IncidentEvent(By);

    /// <summary>An invitation ended.</summary>
    /// <param name="By">Who ended it; machinery when its time had come.</param>
    /// <param name="Party">The party.</param>
    /// <param name="Why">Why: a stable code.</param>
    public sealed record InvitationEnded(Actor By, OrganisationId Party, string Why) : IncidentEvent(By);

    /// <summary>A control room had it on a screen.</summary>
    public sealed record Seen(Actor By) : IncidentEvent(By);

    /// <summary>A control room accepted it.</summary>
    public sealed record Accepted(Actor By) : IncidentEvent(By);

    /// <summary>A receiving party left: its releases end, and nothing can be released to it until it is told again.</summary>
    public sealed record Left(Actor By) : IncidentEvent(By);

    /// <summary>Somebody wrote in the shared log.</summary>
    public sealed record Noted(Actor By, [property: Personal] string Text) : IncidentEvent(By);

    /// <summary>A party read what others wrote.</summary>
    /// <param name="By">Who of it read.</param>
    /// <param name="UpTo">Line of the log of the last note that was read.</param>
    public sealed record NotesRead(Actor By, long UpTo) : IncidentEvent(By);

    /// <summary>Somebody drew on a picture or plan.</summary>
    public sealed record Drawn(Actor By, DrawingId Drawing, DrawnMark Mark) : IncidentEvent(By);

    /// <summary>A drawing was removed.</summary>
    public sealed record DrawingRemoved(Actor By, DrawingId Drawing) : IncidentEvent(By);

    /// <summary>Somebody began to watch a camera: live when no action is named.</summary>
    public sealed record ViewingStarted(Actor By, ViewingId Viewing, CameraId Camera, GateAction? Action = null) : IncidentEvent(By);

    /// <summary>Somebody stopped watching, or was stopped. Of a replay it says from which to which picture was looked at.</summary>
    public sealed record ViewingEnded(
        Actor By, ViewingId Viewing, string Reason, long Fragments, long Bytes, DateTimeOffset? First = null, DateTimeOffset? Last = null)
        : IncidentEvent(By);

    /// <summary>
    /// A clip left the system, whole or in part: a hand-over [verstrekking]. Ends the viewing with which it began, and says all that can be
    /// checked of the file afterwards.
    /// </summary>
    /// <param name="By">Who took it.</param>
    /// <param name="Viewing">The viewing with which it began.</param>
    /// <param name="Camera">The camera.</param>
    /// <param name="LegalBasis">On what ground, from the release; null for the sharing party's own camera.</param>
    /// <param name="Reason">How it ended: <c>clip</c> when it left whole, else a stable code.</param>
    /// <param name="Fragments">Number of frames that left.</param>
    /// <param name="Bytes">Number of bytes that left.</param>
    /// <param name="First">Earliest picture that left, UTC; null when none did.</param>
    /// <param name="Last">Latest picture that left, UTC; null when none did.</param>
    /// <param name="Sha256">SHA-256 of the bytes that left, lower-case hexadecimal; null when nobody could say any more.</param>
    public sealed record ClipGiven(
        Actor By, ViewingId Viewing, CameraId Camera, string? LegalBasis, string Reason, long Fragments, long Bytes, DateTimeOffset? First,
        DateTimeOffset? Last, string? Sha256) : IncidentEvent(By)
    {
        /// <summary>The reason of a clip that left whole.</summary>
        public const string Whole = "clip";

        /// <summary>Whether anything left, as far as anybody knows.</summary>
        [JsonIgnore]
        public bool IsDisclosure => Bytes > 0 || Sha256 is null;
    }

    /// <summary>Somebody took one still picture of a camera: of now, or of what was recorded.</summary>
    /// <param name="By">Who took it.</param>
    /// <param name="Camera">The camera.</param>
    /// <param name="Recorded">When the recorded picture was taken, UTC; null for one of now.</param>
    public sealed record SnapshotTaken(Actor By, CameraId Camera, DateTimeOffset? Recorded = null) : IncidentEvent(By);

    /// <summary>Somebody asked what was not theirs, once or more often: see <see cref="AccessDenial"/>.</summary>
    public sealed record AccessDenied(
        Actor By, string Action, string Resource, string Reason, long Epoch, DateTimeOffset Since, int Count) : IncidentEvent(By);

    /// <summary>Nobody of a receiving party looked at what was released to it.</summary>
    public sealed record UnwatchedEscalated(Actor By, OrganisationId To, IReadOnlyList<ReleaseId> Releases) : IncidentEvent(By);

    /// <summary>A segment of a recording was closed and kept: with this the log vouches for every picture in it, and for every gap.</summary>
    /// <param name="By">The machinery.</param>
    /// <param name="Camera">The camera.</param>
    /// <param name="Take">The take: one hash chain.</param>
    /// <param name="Segment">Number of the segment within the take, counted from 1.</param>
    /// <param name="From">First picture in it, UTC.</param>
    /// <param name="Until">Last picture in it, UTC.</param>
    /// <param name="Fragments">Number of frames in it.</param>
    /// <param name="Gaps">Number of gaps in it.</param>
    /// <param name="Previous">Head of the take's chain before it: SHA-256, lower-case hexadecimal.</param>
    /// <param name="Head">Head of the take's chain after it: SHA-256, lower-case hexadecimal.</param>
    /// <param name="TornBytes">Bytes that were cut off at its end because a write was not finished.</param>
    public sealed record RecordingSegmentSealed(
        Actor By, CameraId Camera, TakeId Take, int Segment, DateTimeOffset From, DateTimeOffset Until, long Fragments, int Gaps, string Previous,
        string Head, long TornBytes) : IncidentEvent(By);

    /// <summary>The key of its recordings is deleted, and with it every picture that was recorded.</summary>
    /// <param name="By">The machinery.</param>
    /// <param name="Reason">Why: a stable code, such as <c>retention</c>.</param>
    /// <param name="Takes">Number of takes there were.</param>
    public sealed record RecordingsDeleted(Actor By, string Reason, int Takes) : IncidentEvent(By);

    /// <summary>It is over: every release ends with it.</summary>
    public sealed record Closed(Actor By, [property: Personal] string? Reason) : IncidentEvent(By);

    /// <summary>Personal texts of earlier lines were erased, with their salts.</summary>
    /// <param name="By">Who did it.</param>
    /// <param name="Lines">Versions of the lines whose texts are gone.</param>
    /// <param name="Reason">Why.</param>
    public sealed record TextsErased(Actor By, IReadOnlyList<long> Lines, [property: Personal] string Reason) : IncidentEvent(By);

    /// <summary>The log left the system as an evidence bundle.</summary>
    /// <param name="By">Who made it.</param>
    /// <param name="Recipient">For whom.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="LegalBasis">On what legal basis; kept when texts are erased.</param>
    /// <param name="Lines">Number of lines in it.</param>
    /// <param name="Manifest">SHA-256 of its manifest, lower-case hexadecimal.</param>
    public sealed record Exported(
        Actor By, [property: Personal] string Recipient, [property: Personal] string Reason, string LegalBasis, long Lines, string Manifest)
        : IncidentEvent(By);
}
