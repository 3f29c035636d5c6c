namespace LiveView.Domain.Incidents.Requests;

/// <summary>How far a control request is: <c>Asked → (Accepted → Done) | Refused</c>, and from either of the first two <c>Expired | Withdrawn</c>.</summary>
public enum ControlRequestState
{
    /// <summary>The sharing party has it and has not answered.</summary>
    Asked,

    /// <summary>The sharing party does it.</summary>
    Accepted,

    /// <summary>The sharing party does not do it, and said why.</summary>
    Refused,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>Its time ran out, or the incident ended for the asker.</summary>
    Expired,

    /// <summary>The asker took it back.</summary>
    Withdrawn,
}
