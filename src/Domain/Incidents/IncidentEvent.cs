using System.Text.Json.Serialization;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

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

    /// <summary>A control room had it on a screen.</summary>
    public sealed record Seen(Actor By) : IncidentEvent(By);

    /// <summary>A control room accepted it.</summary>
    public sealed record Accepted(Actor By) : IncidentEvent(By);

    /// <summary>A receiving party left: its releases end, and nothing can be released to it until it is told again.</summary>
    public sealed record Left(Actor By) : IncidentEvent(By);

    /// <summary>Somebody wrote in the shared log.</summary>
    public sealed record Noted(Actor By, [property: Personal] string Text) : IncidentEvent(By);

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
