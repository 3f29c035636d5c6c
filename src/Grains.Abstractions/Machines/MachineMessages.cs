using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;

namespace LiveView.Grains.Abstractions.Machines;

/// <summary>What came of a command.</summary>
/// <param name="Refusal">Why it was refused, or null when it was done.</param>
[GenerateSerializer, Immutable, Alias("liveview.machine-result")]
public sealed record MachineResult([property: Id(0)] Refusal? Refusal);

/// <summary>A machine as its administrator may see it.</summary>
/// <param name="Id">Its name in the organisation.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Secrets">Names and ages of its secrets, oldest first.</param>
/// <param name="Certificates">SHA-256 of its certificates, oldest first.</param>
/// <param name="Disabled">Whether its access was taken away.</param>
/// <param name="Since">When it was added, UTC.</param>
/// <param name="EnrolmentUntil">Until when its device may enrol by the code it was given, UTC; null when it has none that was not used.</param>
[GenerateSerializer, Immutable, Alias("liveview.machine-summary")]
public sealed record MachineSummary(
    [property: Id(0)] MachineId Id, [property: Id(1)] string Name, [property: Id(2)] MachineScope[] Scopes,
    [property: Id(3)] SecretSummary[] Secrets, [property: Id(4)] string[] Certificates, [property: Id(5)] bool Disabled,
    [property: Id(6)] DateTimeOffset Since, [property: Id(7)] DateTimeOffset? EnrolmentUntil);

/// <summary>A secret, without it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Since">When it was made, UTC.</param>
[GenerateSerializer, Immutable, Alias("liveview.secret-summary")]
public sealed record SecretSummary([property: Id(0)] string Id, [property: Id(1)] DateTimeOffset Since);

/// <summary>How a machine is recognised, and what a token for it says.</summary>
/// <param name="Secrets">Its secrets as they are kept.</param>
/// <param name="Certificates">SHA-256 of its certificates; with one, no secret is enough.</param>
/// <param name="Standing">What it may do.</param>
[GenerateSerializer, Immutable, Alias("liveview.machine-credentials")]
public sealed record MachineCredentials(
    [property: Id(0)] MachineSecret[] Secrets, [property: Id(1)] string[] Certificates, [property: Id(2)] MachineStanding Standing);

/// <summary>What a machine may do at this moment.</summary>
/// <param name="Organisation">For whom it acts.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Epoch">Tokens of another epoch are worth nothing.</param>
[GenerateSerializer, Immutable, Alias("liveview.machine-standing")]
public sealed record MachineStanding(
    [property: Id(0)] Organisation Organisation, [property: Id(1)] MachineScope[] Scopes, [property: Id(2)] int Epoch);

/// <summary>A machine that is known by its certificate.</summary>
/// <param name="Machine">Its name in the organisation.</param>
/// <param name="Standing">What it may do.</param>
[GenerateSerializer, Immutable, Alias("liveview.machine-of-certificate")]
public sealed record MachineOfCertificate([property: Id(0)] MachineId Machine, [property: Id(1)] MachineStanding Standing);

/// <summary>A device that gets a certificate by a code.</summary>
/// <param name="Machine">As which machine.</param>
/// <param name="Code">SHA-256 of the code.</param>
/// <param name="Key">SHA-256 of the public key that it holds.</param>
/// <param name="Certificate">SHA-256 of the certificate.</param>
[GenerateSerializer, Immutable, Alias("liveview.device-enrolment")]
public sealed record DeviceEnrolment(
    [property: Id(0)] MachineId Machine, [property: Id(1)] string Code, [property: Id(2)] string Key, [property: Id(3)] string Certificate);
