using LiveView.Domain.Machines;

namespace LiveView.Grains.Machines;

/// <summary>Stored state of an organisation's machines.</summary>
internal sealed class MachinesState
{
    public MachinePark Park { get; set; } = MachinePark.Empty;
}
