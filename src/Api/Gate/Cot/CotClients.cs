using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Machines;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Gate.Cot;

/// <summary>
/// Recognises devices by their certificates: the subject says of which organisation it is, and that organisation's administrator
/// registered it, as a machine with the scope <c>positions.follow</c>. Who signed the certificate says nothing.
/// </summary>
internal sealed class CotClients(IClusterClient cluster, IOptions<CotOptions> options, TimeProvider time)
{
    private const string OrganisationName = "2.5.4.10";

    /// <summary>The device of a certificate, of which it has proved to hold the key; null with the reason when it is not let in.</summary>
    public async Task<(CotClient? Client, string Reason)> RecogniseAsync(X509Certificate2 certificate)
    {
        var now = time.GetUtcNow();
        if (now < certificate.NotBefore.ToUniversalTime() || now > certificate.NotAfter.ToUniversalTime())
        {
            return (null, "its certificate is not valid now.");
        }

        if (OrganisationOf(certificate) is not { } organisation)
        {
            return (null, "its certificate does not name one organisation: let its subject hold O= with the organisation's identifier.");
        }

        var thumbprint = Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));
        return await FindAsync(organisation, thumbprint) is { } known
            ? (new CotClient(new MachineClientId(organisation, known.Machine), thumbprint, Acting(known)), "")
            : (null, "no machine of its organisation with the scope positions.follow has its certificate.");
    }

    /// <summary>Ends a device as soon as its registration is gone, or the cluster has not said for a while that it stands. Returns when it has ended.</summary>
    public async Task WatchAsync(CotClient client, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(SessionWatch.Fresh, time);
        for (var confirmed = time.GetTimestamp(); await timer.WaitForNextTickAsync(stop);)
        {
            var askedAt = time.GetTimestamp();
            try
            {
                if (await FindAsync(client.Id.Organisation, client.Certificate) is not { } known
                    || known.Machine != client.Id.Machine || Acting(known) != client.Acting)
                {
                    client.End("account-disabled");
                    return;
                }

                confirmed = askedAt;
            }
            catch (Exception e) when (e is TimeoutException or OrleansException)
            {
                if (time.GetElapsedTime(confirmed) > SessionWatch.Trust)
                {
                    client.End("session-unconfirmed");
                    return;
                }
            }
        }
    }

    private async Task<MachineOfCertificate?> FindAsync(OrganisationId organisation, string thumbprint)
    {
        using var acting = Caller.System("tak client").Use();
        return await cluster.GetGrain<IMachinesGrain>(GrainKeys.Machines(organisation)).ByCertificate(thumbprint) is { } known
            && known.Standing.Scopes.Contains(MachineScope.PositionsFollow)
                ? known
                : null;
    }

    /// <summary>Whoever carries it is in the field; the device's name in the register stands for that person in the log.</summary>
    private Actor Acting(MachineOfCertificate known) => new(
        PersonId.Parse(known.Machine.Value), known.Standing.Organisation.Id, known.Standing.Organisation.Kind, PersonRole.FieldOfficer,
        options.Value.CertificateStrength);

    private static OrganisationId? OrganisationOf(X509Certificate2 certificate)
    {
        try
        {
            var named = certificate.SubjectName.EnumerateRelativeDistinguishedNames()
                .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == OrganisationName)
                .Select(part => part.GetSingleElementValue()).ToArray();
            return named is [{ } name] && IdentifierText.IsValid(name) ? OrganisationId.Parse(name) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
