namespace LiveView.Domain.Parties;

/// <summary>What a role may do at all; on which incident, camera or account is decided where that is known.</summary>
public enum Permission
{
    /// <summary>Read incidents of one's own organisation: desk, view, figures of a case.</summary>
    ReadIncidents,

    /// <summary>Verify, dismiss, forward, release, withdraw.</summary>
    HandleAlarms,

    /// <summary>Acknowledge receipt, accept, leave.</summary>
    ReceiveIncidents,

    /// <summary>Write in the shared log and close.</summary>
    WorkOnIncidents,

    /// <summary>Ask the gate for pictures, positions or plans; the gate has the last word.</summary>
    Look,

    /// <summary>Read who watched what, make exports and reports.</summary>
    ReadEvidence,

    /// <summary>Make and disable accounts and machines of one's own organisation.</summary>
    ManageAccounts,

    /// <summary>Join parties and connections, read figures of the network.</summary>
    ManageNetwork,

    /// <summary>Hand in alarms of one's own connections: machines only.</summary>
    RaiseAlarms,

    /// <summary>Hand in positions of one's own tracked objects: machines only.</summary>
    ReportPositions,
}
