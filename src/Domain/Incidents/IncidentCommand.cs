using LiveView.Domain.Identifiers;
using LiveView.Domain.Material;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents;

/// <summary>What somebody wants to happen in an incident.</summary>
public abstract record IncidentCommand
{
    private IncidentCommand()
    {
    }

    /// <summary>Raise it for an alarm, or attach the alarm when it is already raised.</summary>
    public sealed record Raise(IncidentId Id, Alarm Alarm, IncidentSite Site) : IncidentCommand;

    /// <summary>Take it up.</summary>
    public sealed record Acknowledge : IncidentCommand;

    /// <summary>Judge it.</summary>
    public sealed record Verify(Verdict Verdict, int Level, IReadOnlyList<VerificationEvidence> Evidence, string? Note) : IncidentCommand;

    /// <summary>Judge that no control room is needed.</summary>
    public sealed record Dismiss(string Reason) : IncidentCommand;

    /// <summary>Tell control rooms and release cameras to each of them, in one act [doorzetten].</summary>
    public sealed record Forward(IReadOnlyList<RoomChoice> Rooms, IReadOnlyList<CameraId> Cameras, string? Note) : IncidentCommand;

    /// <summary>Release one more camera to a party that was told, or more of a camera that it has.</summary>
    /// <param name="Camera">The camera.</param>
    /// <param name="To">The receiving party.</param>
    /// <param name="Capabilities">What it may do with it; null for watching live.</param>
    /// <param name="ReplaySince">Earliest picture it may replay or cut, UTC; null for the usual while before the alarm.</param>
    public sealed record ReleaseCamera(
        CameraId Camera, OrganisationId To, CapabilitySet? Capabilities = null, DateTimeOffset? ReplaySince = null) : IncidentCommand;

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

    /// <summary>End the releases whose time has come.</summary>
    public sealed record EndExpired : IncidentCommand;

    /// <summary>A control room has it on a screen.</summary>
    public sealed record MarkSeen : IncidentCommand;

    /// <summary>A control room takes it on.</summary>
    public sealed record Accept : IncidentCommand;

    /// <summary>A receiving party has done its part and leaves.</summary>
    public sealed record Leave : IncidentCommand;

    /// <summary>Write in the shared log.</summary>
    public sealed record WriteNote(string Text) : IncidentCommand;

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
