namespace LiveView.Domain.Incidents;

/// <summary>Who chose a control room.</summary>
public enum NotificationReasonCode
{
    /// <summary>It answers for the municipality of the site.</summary>
    Jurisdiction,

    /// <summary>The operator added it.</summary>
    OperatorChoice,

    /// <summary>The room that leads a tracked object offered it the lead: the object is about to come, or a dispatcher chose it.</summary>
    Handover,

    /// <summary>A control room that works on it invited the party.</summary>
    Invitation,

    /// <summary>The tracked object that raised the alarm is in its region: proposed to the sharing party, never told to the room.</summary>
    Whereabouts,
}
