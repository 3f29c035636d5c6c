namespace LiveView.Domain.Tracking;

/// <summary>What a tracker raises the alarm about by itself.</summary>
public enum TrackerAlarm
{
    /// <summary>Somebody pressed its duress button [overvalknop].</summary>
    Duress,

    /// <summary>It is moved with the engine off.</summary>
    Tow,

    /// <summary>Its radio is jammed.</summary>
    Jamming,

    /// <summary>Its power was cut.</summary>
    PowerCut,

    /// <summary>It was opened or taken off.</summary>
    Tamper,

    /// <summary>Something else, which the source does not say in these words.</summary>
    Other,
}
