namespace LiveView.Domain.Releases;

/// <summary>Why the gate stays shut.</summary>
public enum DenyReason
{
    /// <summary>The incident is dismissed or closed.</summary>
    IncidentClosed,

    /// <summary>The camera is no part of the incident.</summary>
    NotInIncident,

    /// <summary>The camera is not, or no longer, released to the actor's organisation.</summary>
    NotReleased,

    /// <summary>An organisation of this kind never sees pictures.</summary>
    NeverForThisParty,

    /// <summary>The actor has no role that looks at pictures.</summary>
    RoleMissing,
}
