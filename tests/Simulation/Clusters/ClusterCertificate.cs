using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveView.Simulation.Clusters;

/// <summary>A certificate of one process of a cluster, as files.</summary>
public sealed class ClusterCertificate
{
    public ClusterCertificate(string directory, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now - TimeSpan.FromDays(1), now + TimeSpan.FromDays(1));
        CertificateFile = Path.Combine(directory, $"{name}.crt");
        KeyFile = Path.Combine(directory, $"{name}.key");
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
        Thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }

    public string CertificateFile { get; }

    public string KeyFile { get; }

    public string Thumbprint { get; }
}
