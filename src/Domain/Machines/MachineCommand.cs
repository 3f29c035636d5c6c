using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Machines;

/// <summary>What an administrator does with the machines of its organisation.</summary>
public abstract record MachineCommand
{
    private MachineCommand()
    {
    }

    /// <summary>Adds a machine, which proves itself by a secret or by a certificate, or enrols for one: one of the three.</summary>
    public sealed record Add(MachineId Id, string Name, IReadOnlyList<MachineScope> Scopes, MachineSecret? Secret, string? Certificate) : MachineCommand
    {
        /// <summary>The code by which it gets its certificate, or null.</summary>
        public MachineEnrolment? Enrolment { get; init; }
    }

    /// <summary>Adds a secret; the oldest gives way when there are two.</summary>
    public sealed record AddSecret(MachineId Id, MachineSecret Secret) : MachineCommand;

    /// <summary>Takes a secret away, and with it every token.</summary>
    public sealed record DropSecret(MachineId Id, string Secret) : MachineCommand;

    /// <summary>Adds a certificate; the oldest gives way when there are two.</summary>
    public sealed record AddCertificate(MachineId Id, string Certificate) : MachineCommand;

    /// <summary>Gives a code by which the machine's device gets a certificate; the code before it is worth nothing any more.</summary>
    public sealed record BeginEnrolment(MachineId Id, MachineEnrolment Enrolment) : MachineCommand;

    /// <summary>A device shows a code. One that does not fit is counted.</summary>
    /// <param name="Id">As which machine.</param>
    /// <param name="Code">SHA-256 of the code.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record ShowCode(MachineId Id, string Code, DateTimeOffset At) : MachineCommand;

    /// <summary>A device with a code gets a certificate.</summary>
    /// <param name="Id">As which machine.</param>
    /// <param name="Code">SHA-256 of the code.</param>
    /// <param name="Key">SHA-256 of the public key that it holds, 64 hexadecimal digits in small letters.</param>
    /// <param name="Certificate">SHA-256 of the certificate.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Enrol(MachineId Id, string Code, string Key, string Certificate, DateTimeOffset At) : MachineCommand;

    /// <summary>Takes the access away, and with it every token and the code to enrol by.</summary>
    public sealed record Disable(MachineId Id) : MachineCommand;

    /// <summary>Gives the access back.</summary>
    public sealed record Enable(MachineId Id) : MachineCommand;
}
