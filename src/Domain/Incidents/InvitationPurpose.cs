namespace LiveView.Domain.Incidents;

/// <summary>What a party is invited into an incident for.</summary>
public enum InvitationPurpose
{
    /// <summary>To help with people and means [bijstand].</summary>
    Assistance,

    /// <summary>To look for somebody or something [zoekactie].</summary>
    Search,

    /// <summary>To close off an area or a way out [afzetting].</summary>
    Containment,

    /// <summary>To bring what everybody does together on the spot or in the region [coördinatie].</summary>
    Coordination,

    /// <summary>To know of it, because it may come their way [informatie].</summary>
    Information,
}
