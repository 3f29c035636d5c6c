using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Machines;

/// <summary>What an administrator does with the machines of its organisation.</summary>
public abstract record MachineCommand
{
    private MachineCommand()
    {
    }

    /// <summary>Adds a machine, which proves itself by a secret or by a certificate, one of the two.</summary>
    public sealed record Add(MachineId Id, string Name, IReadOnlyList<MachineScope> Scopes, MachineSecret? Secret, string? Certificate) : MachineCommand;

    /// <summary>Adds a secret; the oldest gives way when there are two.</summary>
    public sealed record AddSecret(MachineId Id, MachineSecret Secret) : MachineCommand;

    /// <summary>Takes a secret away, and with it every token.</summary>
    public sealed record DropSecret(MachineId Id, string Secret) : MachineCommand;

    /// <summary>Adds a certificate; the oldest gives way when there are two.</summary>
    public sealed record AddCertificate(MachineId Id, string Certificate) : MachineCommand;

    /// <summary>Takes the access away, and with it every token.</summary>
    public sealed record Disable(MachineId Id) : MachineCommand;

    /// <summary>Gives the access back.</summary>
    public sealed record Enable(MachineId Id) : MachineCommand;
}
