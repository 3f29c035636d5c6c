namespace LiveView.Domain.Machines;

/// <summary>What a machine may do. A scope opens one kind of door, and only for the machine's own organisation.</summary>
public enum MachineScope
{
    /// <summary><c>alarms.write</c>: hand in alarms of the organisation's own connections.</summary>
    AlarmsWrite,
}
