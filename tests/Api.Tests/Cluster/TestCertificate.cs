using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveView.Api.Tests.Cluster;

/// <summary>A certificate that this test made, as files.</summary>
internal sealed class TestCertificate
{
    public TestCertificate(DirectoryInfo directory, string name, DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned((until ?? now) - TimeSpan.FromDays(1), until ?? now + TimeSpan.FromDays(1));
        CertificateFile = Path.Combine(directory.FullName, $"{name}.crt");
        KeyFile = Path.Combine(directory.FullName, $"{name}.key");
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
        Thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }

    public string CertificateFile { get; }

    public string KeyFile { get; }

    public string Thumbprint { get; }
}
