using LiveView.Domain.Parties;

namespace LiveView.Domain.Releases;

/// <summary>Which role does what at the gate, on either side.</summary>
public static class GateRoles
{
    /// <summary>Whether a role does an action at all; a machine has no role and looks at nothing.</summary>
    public static bool Does(PersonRole? role, GateAction action) => action switch
    {
        GateAction.Live or GateAction.Replay or GateAction.Snapshot or GateAction.Clip or GateAction.Plan or GateAction.Photo or GateAction.Track or GateAction.Audio =>
            role is PersonRole.Operator or PersonRole.Supervisor or PersonRole.Dispatcher or PersonRole.FieldOfficer,
        GateAction.ControlRequest => role is PersonRole.Supervisor or PersonRole.Dispatcher,
        _ => false,
    };
}
