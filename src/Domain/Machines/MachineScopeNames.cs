namespace LiveView.Domain.Machines;

/// <summary>Scopes as OAuth 2.0 writes them.</summary>
public static class MachineScopeNames
{
    /// <summary>The name of a scope, for example <c>alarms.write</c>.</summary>
    public static string Name(this MachineScope scope) => scope switch
    {
        MachineScope.AlarmsWrite => "alarms.write",
        MachineScope.PositionsWrite => "positions.write",
        MachineScope.PositionsFollow => "positions.follow",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "A scope without a name."),
    };

    /// <summary>The scope of a name, or null when there is none of that name.</summary>
    public static MachineScope? Find(string name) =>
        Enum.GetValues<MachineScope>().Where(each => each.Name() == name).Select(each => (MachineScope?)each).FirstOrDefault();
}
