namespace LiveView.Domain.Incidents.Shelving;

/// <summary>Why an alarm that was set aside is back.</summary>
public enum ShelfEnd
{
    /// <summary>Somebody took it back.</summary>
    Hand,

    /// <summary>Its time was over.</summary>
    Time,

    /// <summary>One more alarm of the site came in.</summary>
    Alarm,
}
