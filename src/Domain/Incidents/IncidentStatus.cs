namespace LiveView.Domain.Incidents;

/// <summary>Where an incident is in its one life cycle.</summary>
public enum IncidentStatus
{
    /// <summary>Raised by an alarm; nobody has taken it up.</summary>
    Raised,

    /// <summary>An operator of the sharing party is judging it.</summary>
    UnderVerification,

    /// <summary>Judged not to need a control room. Final.</summary>
    Dismissed,

    /// <summary>Put through to one or more control rooms.</summary>
    Forwarded,

    /// <summary>Accepted by at least one control room.</summary>
    Accepted,

    /// <summary>Over. Final: it is reopened only as a new incident.</summary>
    Closed,
}
