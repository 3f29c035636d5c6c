namespace LiveView.Domain.Incidents;

/// <summary>Who chose a control room.</summary>
public enum NotificationReasonCode
{
    /// <summary>It answers for the municipality of the site.</summary>
    Jurisdiction,

    /// <summary>The operator added it.</summary>
    OperatorChoice,
}
