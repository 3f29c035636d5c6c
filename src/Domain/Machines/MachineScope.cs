namespace LiveView.Domain.Machines;

/// <summary>What a machine may do. A scope opens one kind of door, and only for the machine's own organisation.</summary>
public enum MachineScope
{
    /// <summary><c>alarms.write</c>: hand in alarms of the organisation's own connections.</summary>
    AlarmsWrite,

    /// <summary><c>positions.write</c>: hand in positions of the organisation's own tracked objects.</summary>
    PositionsWrite,

    /// <summary><c>positions.follow</c>: a device with a client of TAK, which gets the positions that its organisation may follow.</summary>
    PositionsFollow,
}
