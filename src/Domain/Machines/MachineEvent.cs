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
    public sealed record Added(MachineId Id, string Name, IReadOnlyList<MachineScope> Scopes, MachineSecret? Secret, string? Certificate) : MachineEvent
    {
        /// <summary>The code by which it gets its certificate, or null.</summary>
        public MachineEnrolment? Enrolment { get; init; }
    }

    /// <summary>It got a secret.</summary>
    public sealed record SecretAdded(MachineId Id, MachineSecret Secret) : MachineEvent;

    /// <summary>It lost a secret.</summary>
    public sealed record SecretDropped(MachineId Id, string Secret) : MachineEvent;

    /// <summary>It got a certificate.</summary>
    public sealed record CertificateAdded(MachineId Id, string Certificate) : MachineEvent;

    /// <summary>Its device may get a certificate by a code.</summary>
    public sealed record EnrolmentBegun(MachineId Id, MachineEnrolment Enrolment) : MachineEvent;

    /// <summary>Somebody showed a code that did not fit.</summary>
    public sealed record CodeRefused(MachineId Id) : MachineEvent;

    /// <summary>Its device got a certificate by its code.</summary>
    public sealed record Enrolled(MachineId Id, string Certificate, string Key) : MachineEvent;

    /// <summary>It lost its access.</summary>
    public sealed record Disabled(MachineId Id) : MachineEvent;

    /// <summary>It got its access back.</summary>
    public sealed record Enabled(MachineId Id) : MachineEvent;
}
