using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveView.Api.Tests.Following.Cot;

/// <summary>A certificate for a server on this machine, signed by an authority that nobody knows yet.</summary>
internal sealed class ServersCertificate : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    public ServersCertificate()
    {
        using var authority = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (from, until) = (TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddHours(2));
        var first = new CertificateRequest("CN=Authority of the server", authority, HashAlgorithmName.SHA256);
        first.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var signed = first.CreateSelfSigned(from, until);
        Authority = X509CertificateLoader.LoadCertificate(signed.RawData);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var second = new CertificateRequest("O=live-view", _key, HashAlgorithmName.SHA256);
        second.CertificateExtensions.Add(names.Build());
        _certificate = second.Create(signed.SubjectName, X509SignatureGenerator.CreateForECDsa(authority), from, until, [1]);
    }

    /// <summary>Who signed it; without the key.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>Writes both certificates and the server's key as a server gets them.</summary>
    public (string Certificate, string Key) WriteTo(string directory)
    {
        var (path, key) = (Path.Combine(directory, "cert.pem"), Path.Combine(directory, "key.pem"));
        File.WriteAllText(path, $"{_certificate.ExportCertificatePem()}\n{Authority.ExportCertificatePem()}\n");
        File.WriteAllText(key, _key.ExportPkcs8PrivateKeyPem());
        return (path, key);
    }

    public void Dispose()
    {
        _certificate.Dispose();
        Authority.Dispose();
        _key.Dispose();
    }
}
