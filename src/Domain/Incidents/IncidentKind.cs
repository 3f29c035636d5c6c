namespace LiveView.Domain.Incidents;

/// <summary>What sort of case an incident is.</summary>
public enum IncidentKind
{
    /// <summary>An alarm of a panel or a camera.</summary>
    Alarm,

    /// <summary>A tracked object that raised the alarm by itself [achtervolging].</summary>
    Pursuit,
}
