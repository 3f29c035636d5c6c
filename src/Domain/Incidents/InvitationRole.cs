namespace LiveView.Domain.Incidents;

/// <summary>As what a party is invited into an incident. It says what is expected of the party; rights come from releases and from the lead alone.</summary>
public enum InvitationRole
{
    /// <summary>To watch along [meekijken]: any party that receives.</summary>
    WatchAlong,

    /// <summary>To take the incident over [overnemen]: a control room.</summary>
    TakeOver,

    /// <summary>To command on scene or in the region [leiding ter plaatse]: on-scene command or a regional team.</summary>
    CommandOnScene,
}
