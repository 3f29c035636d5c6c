using LiveView.Domain.Identifiers;
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
    public sealed record Verified(Actor By, Verdict Verdict, int Level, IReadOnlyList<VerificationEvidence> Evidence, string? Note)
        : IncidentEvent(By);

    /// <summary>It needs no control room.</summary>
    public sealed record Dismissed(Actor By, string Reason) : IncidentEvent(By);

    /// <summary>A control room was told.</summary>
    public sealed record Notified(Actor By, OrganisationName Room, NotificationReason Reason, string? Note) : IncidentEvent(By);

    /// <summary>A camera was released to a receiving party.</summary>
    public sealed record Released(Actor By, ImageRelease Release) : IncidentEvent(By);

    /// <summary>A release was withdrawn by the sharing party.</summary>
    public sealed record Withdrawn(Actor By, ReleaseId Release) : IncidentEvent(By);

    /// <summary>A release reached its end time.</summary>
    public sealed record Expired(Actor By, ReleaseId Release) : IncidentEvent(By);

    /// <summary>A control room had it on a screen.</summary>
    public sealed record Seen(Actor By) : IncidentEvent(By);

    /// <summary>A control room accepted it.</summary>
    public sealed record Accepted(Actor By) : IncidentEvent(By);

    /// <summary>Somebody wrote in the shared log.</summary>
    public sealed record Noted(Actor By, string Text) : IncidentEvent(By);

    /// <summary>Somebody began to watch a camera.</summary>
    public sealed record ViewingStarted(Actor By, ViewingId Viewing, CameraId Camera) : IncidentEvent(By);

    /// <summary>Somebody stopped watching, or was stopped.</summary>
    public sealed record ViewingEnded(Actor By, ViewingId Viewing, string Reason, long Fragments, long Bytes) : IncidentEvent(By);

    /// <summary>It is over: every release ends with it.</summary>
    public sealed record Closed(Actor By, string? Reason) : IncidentEvent(By);
}
