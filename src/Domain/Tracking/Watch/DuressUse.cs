namespace LiveView.Domain.Tracking.Watch;

/// <summary>When the duress button [overvalknop] of a tracked object raises the alarm.</summary>
public enum DuressUse
{
    /// <summary>Never: it is told to whoever follows the object, and to nobody else.</summary>
    Never,

    /// <summary>Whenever it is pressed.</summary>
    Always,

    /// <summary>While a standing watch over the object runs; outside of it, that it was heard is written down.</summary>
    WhileWatched,
}
