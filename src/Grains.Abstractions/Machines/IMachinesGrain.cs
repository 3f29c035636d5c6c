using LiveView.Domain.Identifiers;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;
using Orleans.Concurrency;

namespace LiveView.Grains.Abstractions.Machines;

/// <summary>The machines of one organisation.</summary>
[Alias("liveview.machines"), KeyedByOrganisation]
public interface IMachinesGrain : IGrainWithStringKey
{
    /// <summary>Adds a machine.</summary>
    [Alias("add"), Requires(Permission.ManageAccounts)]
    Task<MachineResult> Add(Order<MachineCommand.Add> order);

    /// <summary>Adds a secret to a machine; the oldest gives way when it has two.</summary>
    [Alias("add-secret"), Requires(Permission.ManageAccounts)]
    Task<MachineResult> AddSecret(Order<MachineCommand.AddSecret> order);

    /// <summary>Takes a secret away; the machine's tokens end.</summary>
    [Alias("drop-secret"), Requires(Permission.ManageAccounts)]
    Task<MachineResult> DropSecret(Order<MachineCommand.DropSecret> order);

    /// <summary>Adds a certificate to a machine; the oldest gives way when it has two, and secrets end.</summary>
    [Alias("add-certificate"), Requires(Permission.ManageAccounts)]
    Task<MachineResult> AddCertificate(Order<MachineCommand.AddCertificate> order);

    /// <summary>Gives a code by which a machine's device gets a certificate; the code before it is worth nothing any more.</summary>
    [Alias("begin-enrolment"), Requires(Permission.ManageAccounts)]
    Task<MachineResult> BeginEnrolment(Order<MachineCommand.BeginEnrolment> order);

    /// <summary>Takes a machine's access away; its tokens end.</summary>
    [Alias("disable"), Requires(Permission.ManageAccounts)]
    Task<MachineResult> Disable(Order<MachineCommand.Disable> order);

    /// <summary>Gives a machine its access back.</summary>
    [Alias("enable"), Requires(Permission.ManageAccounts)]
    Task<MachineResult> Enable(Order<MachineCommand.Enable> order);

    /// <summary>The machines, by name, without anything secret.</summary>
    [Alias("list"), Requires(Permission.ManageAccounts)]
    Task<MachineSummary[]> List();

    /// <summary>What is needed to recognise a machine that asks for a token; null when there is none, or it has no access.</summary>
    [Alias("credentials"), SystemOnly]
    Task<MachineCredentials?> Credentials(MachineId machine);

    /// <summary>What a machine may do at this moment; null when it may do nothing.</summary>
    [Alias("standing"), SystemOnly, AlwaysInterleave]
    Task<MachineStanding?> Standing(MachineId machine);

    /// <summary>The same for an edge that goes by the answer for a moment, and is told for a while when something is taken away.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="edge">The edge process, unique per start.</param>
    /// <param name="observer">Where to tell it.</param>
    [Alias("check"), SystemOnly, AlwaysInterleave]
    Task<MachineStanding?> Check(MachineId machine, string edge, IMachineObserver observer);

    /// <summary>The machine that has a certificate, by its SHA-256, and what it may do at this moment; null when there is not exactly one, or it may do nothing.</summary>
    [Alias("by-certificate"), SystemOnly, AlwaysInterleave]
    Task<MachineOfCertificate?> ByCertificate(string certificate);

    /// <summary>What a machine may do whose device shows the code it was given; null when that does not fit, which is counted, or it may do nothing.</summary>
    /// <param name="machine">As which machine it comes.</param>
    /// <param name="code">SHA-256 of the code.</param>
    [Alias("show-code"), SystemOnly]
    Task<MachineStanding?> ShowCode(MachineId machine, string code);

    /// <summary>Registers the certificate of a device that has a code, and uses the code up.</summary>
    [Alias("enrol"), SystemOnly]
    Task<MachineResult> Enrol(DeviceEnrolment device);
}
