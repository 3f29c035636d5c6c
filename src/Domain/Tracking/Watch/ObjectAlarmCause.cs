namespace LiveView.Domain.Tracking.Watch;

/// <summary>Why a tracked object raises the alarm.</summary>
public enum ObjectAlarmCause
{
    /// <summary>Somebody pressed its duress button.</summary>
    Duress,

    /// <summary>It came into an area.</summary>
    AreaEntered,

    /// <summary>It left an area.</summary>
    AreaLeft,

    /// <summary>It left its corridor.</summary>
    CorridorLeft,
}
