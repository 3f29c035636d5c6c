using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Api.Limits;
using LiveView.Domain.Machines;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Machines;

namespace LiveView.Api.Machines;

/// <summary>Makes sure that whoever asks for a token is the machine it says it is.</summary>
internal sealed class MachineProof(IClusterClient cluster) : IDisposable
{
    private readonly HashingTurns _turns = new();

    /// <summary>Recognises a machine.</summary>
    /// <param name="clientId">What it calls itself.</param>
    /// <param name="secret">Its secret, or null.</param>
    /// <param name="certificate">The certificate of its connection, of which it has proved to hold the key, or null.</param>
    /// <returns>What it may do; null when it is not recognised, whatever the reason.</returns>
    /// <exception cref="TooBusyException">Too many ask at once.</exception>
    public async Task<(MachineClientId Id, MachineStanding Standing)?> RecogniseAsync(string? clientId, string? secret, X509Certificate2? certificate)
    {
        using var acting = Caller.System("machine sign-in").Use();
        var id = MachineClientId.Find(clientId);
        var known = id is null
            ? null
            : await cluster.GetGrain<IMachinesGrain>(GrainKeys.Machines(id.Organisation)).Credentials(id.Machine);
        // A machine with a certificate is not let in by a secret: the weaker way would be the way.
        var proved = known is { Certificates.Length: > 0 }
            ? certificate is not null && known.Certificates.Contains(Thumbprint(certificate))
            : await _turns.TakeAsync(() => MachineSecrets.IsOneOf(known?.Secrets ?? [], secret ?? ""));
        return proved ? (id!, known!.Standing) : null;
    }

    public void Dispose() => _turns.Dispose();

    /// <summary>SHA-256 of a certificate, 64 hexadecimal digits in small letters.</summary>
    private static string Thumbprint(X509Certificate2 certificate) => Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));
}
