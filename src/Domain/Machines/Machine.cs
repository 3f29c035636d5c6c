using System.Collections.Immutable;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Machines;

/// <summary>A program of an organisation that acts by itself: an alarm receiver, a tracker, an integrator.</summary>
/// <param name="Id">Its name within the organisation.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Since">When it was added, UTC.</param>
public sealed record Machine(MachineId Id, string Name, ImmutableArray<MachineScope> Scopes, DateTimeOffset Since)
{
    /// <summary>Secrets that may be valid at once: the old one until every copy of the program has the new one.</summary>
    public const int MostSecrets = 2;

    /// <summary>Client certificates that may be valid at once.</summary>
    public const int MostCertificates = 2;

    /// <summary>Its valid secrets, oldest first; none when it proves itself by certificate.</summary>
    public ImmutableList<MachineSecret> Secrets { get; init; } = [];

    /// <summary>SHA-256 of its client certificates, 64 hexadecimal digits in small letters; with one, no secret is enough.</summary>
    public ImmutableList<string> Certificates { get; init; } = [];

    /// <summary>The code by which it may get its certificate, or got it; null when it has none.</summary>
    public MachineEnrolment? Enrolment { get; init; }

    /// <summary>Whether its organisation has taken its access away.</summary>
    public bool Disabled { get; init; }

    /// <summary>Rises whenever something is taken away; a token of a former epoch is worth nothing.</summary>
    public int Epoch { get; init; } = 1;
}
