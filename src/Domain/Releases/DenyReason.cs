namespace LiveView.Domain.Releases;

/// <summary>Why the gate stays shut.</summary>
public enum DenyReason
{
    /// <summary>The incident is dismissed or closed.</summary>
    IncidentClosed,

    /// <summary>The camera, plan, photo or object is no part of the incident.</summary>
    NotInIncident,

    /// <summary>It is not, and was not, released to the actor's organisation.</summary>
    NotReleased,

    /// <summary>It was released to the actor's organisation, and the sharing party withdrew that.</summary>
    Withdrawn,

    /// <summary>It was released to the actor's organisation until a moment that has passed.</summary>
    ReleaseExpired,

    /// <summary>An organisation of this kind never sees pictures.</summary>
    NeverForThisParty,

    /// <summary>The actor has no role that does this.</summary>
    RoleMissing,

    /// <summary>There is no such action, or not with a resource of this sort.</summary>
    ActionDoesNotFit,

    /// <summary>The source policy asks for a stronger sign-in than the actor's.</summary>
    SignInTooWeak,

    /// <summary>The actor's organisation was not told of the incident, or left it.</summary>
    NotTakingPart,

    /// <summary>The source policy does not allow this to be released.</summary>
    PolicyForbids,

    /// <summary>The source may not be recorded, so there is nothing to look back at.</summary>
    NotRecorded,

    /// <summary>The source policy leaves the sound of the source off.</summary>
    AudioOff,

    /// <summary>It is outside the hours at which the source may be released.</summary>
    OutsideReleaseHours,

    /// <summary>It was passed on by a receiver, and the source may not be passed on, or the receiver has it no more.</summary>
    NotPassedOn,

    /// <summary>The release names no legal basis, or was given for another sort of case.</summary>
    NoPurpose,

    /// <summary>The release allows other actions than this one.</summary>
    NotAllowedByRelease,

    /// <summary>The release waits for a second person of the sharing party.</summary>
    ReleasePending,

    /// <summary>The sharing party does not ask itself to turn its own camera.</summary>
    OwnerOperatesItself,
}
