using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Machines;

/// <summary>What happened to a machine of an organisation.</summary>
public abstract record MachineEvent
{
    private MachineEvent()
    {
    }

    /// <summary>The machine.</summary>
    public abstract MachineId Id { get; init; }

    /// <summary>It was added.</summary>
    public sealed record Added(MachineId Id, string Name, IReadOnlyList<MachineScope> Scopes, MachineSecret? Secret, string? Certificate) : MachineEvent;

    /// <summary>It got a secret.</summary>
    public sealed record SecretAdded(MachineId Id, MachineSecret Secret) : MachineEvent;

    /// <summary>It lost a secret.</summary>
    public sealed record SecretDropped(MachineId Id, string Secret) : MachineEvent;

    /// <summary>It got a certificate.</summary>
    public sealed record CertificateAdded(MachineId Id, string Certificate) : MachineEvent;

    /// <summary>It lost its access.</summary>
    public sealed record Disabled(MachineId Id) : MachineEvent;

    /// <summary>It got its access back.</summary>
    public sealed record Enabled(MachineId Id) : MachineEvent;
}
