using LiveView.Domain.Identifiers;

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

    /// <summary>Release one more camera to a party that was told.</summary>
    public sealed record ReleaseCamera(CameraId Camera, OrganisationId To) : IncidentCommand;

    /// <summary>Withdraw a release.</summary>
    public sealed record Withdraw(ReleaseId Release) : IncidentCommand;

    /// <summary>End the releases whose time has come.</summary>
    public sealed record EndExpired : IncidentCommand;

    /// <summary>A control room has it on a screen.</summary>
    public sealed record MarkSeen : IncidentCommand;

    /// <summary>A control room takes it on.</summary>
    public sealed record Accept : IncidentCommand;

    /// <summary>Write in the shared log.</summary>
    public sealed record WriteNote(string Text) : IncidentCommand;

    /// <summary>End it.</summary>
    public sealed record Close(string? Reason) : IncidentCommand;

    /// <summary>Begin to watch a camera; the gate has the last word.</summary>
    public sealed record StartViewing(ViewingId Viewing, CameraId Camera) : IncidentCommand;

    /// <summary>Stop watching.</summary>
    /// <param name="Viewing">The viewing.</param>
    /// <param name="Reason">Why it ended: a stable code.</param>
    /// <param name="Fragments">Number of frames that left for this viewer.</param>
    /// <param name="Bytes">Number of picture bytes that left for this viewer.</param>
    public sealed record EndViewing(ViewingId Viewing, string Reason, long Fragments, long Bytes) : IncidentCommand;
}
