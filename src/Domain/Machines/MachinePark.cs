using System.Collections.Immutable;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Machines;

/// <summary>The machines of one organisation.</summary>
public sealed record MachinePark
{
    /// <summary>No machine.</summary>
    public static readonly MachinePark Empty = new();

    /// <summary>Machines that an organisation may have, disabled ones included.</summary>
    public const int MostMachines = 200;

    /// <summary>Greatest length of a name, in characters.</summary>
    public const int MostName = 80;

    private const int CertificateDigits = 64;

    /// <summary>The machines, by name.</summary>
    public ImmutableSortedDictionary<string, Machine> Machines { get; init; } = ImmutableSortedDictionary.Create<string, Machine>(StringComparer.Ordinal);

    /// <summary>The machine of a name, or null.</summary>
    public Machine? Find(MachineId id) => Machines.GetValueOrDefault(id.Value);

    /// <summary>Decides a command. Given twice it changes nothing the second time.</summary>
    public Decision<MachineEvent> Decide(MachineCommand command) => command switch
    {
        MachineCommand.Add add => Add(add),
        MachineCommand.AddSecret(var id, var secret) => With(id, machine => machine.Certificates.IsEmpty
            ? Decision<MachineEvent>.Accept(new MachineEvent.SecretAdded(id, secret))
            : Decision<MachineEvent>.Refuse("has-certificate", "This machine proves itself by certificate: a secret would weaken it.")),
        MachineCommand.DropSecret(var id, var secret) => With(id, machine => machine.Secrets.Exists(each => each.Id == secret)
            ? Decision<MachineEvent>.Accept(new MachineEvent.SecretDropped(id, secret))
            : Decision<MachineEvent>.Accept()),
        MachineCommand.AddCertificate(var id, var certificate) => With(id, machine => IsThumbprint(certificate)
            ? machine.Certificates.Contains(certificate)
                ? Decision<MachineEvent>.Accept()
                : IsTaken(certificate)
                ? CertificateTaken()
                : Decision<MachineEvent>.Accept(new MachineEvent.CertificateAdded(id, certificate))
            : BadCertificate()),
        MachineCommand.BeginEnrolment(var id, var enrolment) => With(id, machine => BeginEnrolment(machine, enrolment)),
        MachineCommand.ShowCode(var id, var code, var at) => With(id, machine => machine.Enrolment is { } open && open.IsOpen(at) && !open.Fits(code, at)
            ? Decision<MachineEvent>.Accept(new MachineEvent.CodeRefused(id))
            : Decision<MachineEvent>.Accept()),
        MachineCommand.Enrol enrol => Enrol(enrol),
        MachineCommand.Disable(var id) => With(id, machine => machine.Disabled
            ? Decision<MachineEvent>.Accept()
            : Decision<MachineEvent>.Accept(new MachineEvent.Disabled(id))),
        MachineCommand.Enable(var id) => With(id, machine => machine.Disabled
            ? Decision<MachineEvent>.Accept(new MachineEvent.Enabled(id))
            : Decision<MachineEvent>.Accept()),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "A command without a rule."),
    };

    /// <summary>The machines after an event.</summary>
    /// <param name="e">What happened.</param>
    /// <param name="at">When, UTC.</param>
    public MachinePark Evolve(MachineEvent e, DateTimeOffset at) => this with { Machines = Machines.SetItem(e.Id.Value, Evolved(e, at)) };

    private Machine Evolved(MachineEvent e, DateTimeOffset at) => e switch
    {
        MachineEvent.Added added => new Machine(added.Id, added.Name, [.. added.Scopes], at)
        {
            Secrets = added.Secret is { } secret ? [secret] : [],
            Certificates = added.Certificate is { } certificate ? [certificate] : [],
            Enrolment = added.Enrolment,
        },
        MachineEvent.SecretAdded(var id, var secret) => Known(id) switch
        {
            { Secrets.Count: >= Machine.MostSecrets } full => full with { Secrets = full.Secrets.RemoveAt(0).Add(secret), Epoch = full.Epoch + 1 },
            var machine => machine with { Secrets = machine.Secrets.Add(secret) },
        },
        MachineEvent.SecretDropped(var id, var secret) => Known(id) with
        {
            Secrets = Known(id).Secrets.RemoveAll(each => each.Id == secret),
            Epoch = Known(id).Epoch + 1,
        },
        // Whoever has a certificate needs no secret, and a secret that still worked would be the weaker door.
        MachineEvent.CertificateAdded(var id, var certificate) => Known(id) switch
        {
            { Certificates.Count: >= Machine.MostCertificates } full => full with
            {
                Certificates = full.Certificates.RemoveAt(0).Add(certificate),
                Secrets = [],
                Epoch = full.Epoch + 1,
            },
            var machine => machine with
            {
                Certificates = machine.Certificates.Add(certificate),
                Secrets = [],
                Epoch = machine.Secrets.IsEmpty ? machine.Epoch : machine.Epoch + 1,
            },
        },
        MachineEvent.EnrolmentBegun(var id, var enrolment) => Known(id) with { Enrolment = enrolment },
        MachineEvent.CodeRefused(var id) => Known(id) with { Enrolment = Known(id).Enrolment! with { Failures = Known(id).Enrolment!.Failures + 1 } },
        MachineEvent.Enrolled enrolled => Enrolled(Known(enrolled.Id), enrolled, at),
        // A code that lay about while the access was gone does not bring it back.
        MachineEvent.Disabled(var id) => Known(id) with { Disabled = true, Enrolment = null, Epoch = Known(id).Epoch + 1 },
        MachineEvent.Enabled(var id) => Known(id) with { Disabled = false },
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, "An event without a meaning."),
    };

    private Decision<MachineEvent> Add(MachineCommand.Add add) =>
        Find(add.Id) is not null ? Decision<MachineEvent>.Accept()
        : add.Name.Trim().Length is 0 or > MostName || add.Name.Any(char.IsControl)
            ? Decision<MachineEvent>.Refuse("bad-name", $"Give the machine a name of 1 to {MostName} characters.")
        : add.Scopes.Count == 0 ? Decision<MachineEvent>.Refuse("no-scope", "Say what the machine may do: give it a scope.")
        : (add.Secret, add.Certificate, add.Enrolment) is not ((not null, null, null) or (null, not null, null) or (null, null, not null))
            ? Decision<MachineEvent>.Refuse(
                "secret-or-certificate", "A machine proves itself by a secret or by a certificate, or enrols for one: one of the three.")
        : add.Enrolment is not null && !FollowsAlone(add.Scopes) ? EnrolsToFollow()
        : add.Certificate is { } certificate && !IsThumbprint(certificate) ? BadCertificate()
        : add.Certificate is { } of && IsTaken(of) ? CertificateTaken()
        : Machines.Count >= MostMachines
            ? Decision<MachineEvent>.Refuse("too-many-machines", $"An organisation has at most {MostMachines} machines.")
        : Decision<MachineEvent>.Accept(new MachineEvent.Added(add.Id, add.Name.Trim(), [.. add.Scopes.Distinct()], add.Secret, add.Certificate)
        {
            Enrolment = add.Enrolment,
        });

    private static Decision<MachineEvent> BeginEnrolment(Machine machine, MachineEnrolment enrolment) =>
        machine.Enrolment?.Code == enrolment.Code ? Decision<MachineEvent>.Accept()
        : machine.Disabled ? Decision<MachineEvent>.Refuse("machine-disabled", "This machine has no access: give it back first, or register another.")
        : !FollowsAlone(machine.Scopes) ? EnrolsToFollow()
        : Decision<MachineEvent>.Accept(new MachineEvent.EnrolmentBegun(machine.Id, enrolment));

    private Decision<MachineEvent> Enrol(MachineCommand.Enrol enrol) => With(enrol.Id, machine =>
        machine.Disabled || machine.Enrolment is not { } code || !code.Fits(enrol.Code, enrol.At)
            ? Decision<MachineEvent>.Refuse("code-unknown", "This code is unknown, was used, or is older than 24 hours: ask for a new one.")
        : code.Key is { } used && used != enrol.Key
            ? Decision<MachineEvent>.Refuse("code-used", "This code was used for another key: it is good for one device, once. Ask for a new one.")
        : !IsThumbprint(enrol.Certificate) ? BadCertificate()
        : machine.Certificates.Contains(enrol.Certificate) ? Decision<MachineEvent>.Accept()
        : IsTaken(enrol.Certificate) ? CertificateTaken()
        : Decision<MachineEvent>.Accept(new MachineEvent.Enrolled(enrol.Id, enrol.Certificate, enrol.Key)));

    /// <summary>
    /// A machine that enrols is one device: what proved it before ends, as when a phone is replaced. When the same key is certified again
    /// because an answer was lost, the certificate before it goes on: that answer may have come after all.
    /// </summary>
    private static Machine Enrolled(Machine machine, MachineEvent.Enrolled enrolled, DateTimeOffset at)
    {
        ImmutableList<string> kept = machine.Enrolment!.Key is null ? [] : [.. machine.Certificates.TakeLast(Machine.MostCertificates - 1)];
        return machine with
        {
            Certificates = kept.Add(enrolled.Certificate),
            Secrets = [],
            Epoch = machine.Secrets.IsEmpty && kept.Count == machine.Certificates.Count ? machine.Epoch : machine.Epoch + 1,
            Enrolment = machine.Enrolment.Used(enrolled.Key, at),
        };
    }

    private Decision<MachineEvent> With(MachineId id, Func<Machine, Decision<MachineEvent>> decide) =>
        Find(id) is { } machine ? decide(machine) : Decision<MachineEvent>.Refuse("not-found", "Your organisation has no machine of that name.");

    private Machine Known(MachineId id) => Find(id) ?? throw new InvalidOperationException($"Machine '{id}' was never added.");

    private static bool IsThumbprint(string text) => text.Length == CertificateDigits && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Of a disabled machine too: what was taken away must not come back under another name.</summary>
    private bool IsTaken(string certificate) => Machines.Values.Any(each => each.Certificates.Contains(certificate));

    private static bool FollowsAlone(IEnumerable<MachineScope> scopes) => scopes.All(each => each == MachineScope.PositionsFollow);

    private static Decision<MachineEvent> EnrolsToFollow() => Decision<MachineEvent>.Refuse(
        "enrols-to-follow", "What enrols by a code may follow and nothing else: give it the scope positions.follow alone, or register its certificate.");

    private static Decision<MachineEvent> CertificateTaken() => Decision<MachineEvent>.Refuse(
        "certificate-taken", "Another machine of your organisation has this certificate, enabled or not: make a certificate for each.");

    private static Decision<MachineEvent> BadCertificate() => Decision<MachineEvent>.Refuse(
        "bad-certificate", $"Name the certificate by its SHA-256: {CertificateDigits} hexadecimal digits, small letters.");
}
