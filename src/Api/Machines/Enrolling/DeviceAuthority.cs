using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Api.Keys;
using LiveView.Domain.Machines;

namespace LiveView.Api.Machines.Enrolling;

/// <summary>
/// Makes the certificates of devices that enrol. Made once per installation, and the same for all its edges. Nothing here trusts what it
/// signed: a device is known by the one certificate that stands in its organisation's register. It can vouch for no server.
/// </summary>
internal sealed class DeviceAuthority : IDisposable
{
    /// <summary>Under which it is kept: its key, and then its certificate.</summary>
    public const string Name = "tak-authority.pem";

    /// <summary>How long a device's certificate is good for.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(365);

    private const int Years = 20;
    private const int SerialBytes = 16;
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>Clocks of devices and edges differ.</summary>
    private static readonly TimeSpan s_before = TimeSpan.FromHours(1);

    private readonly ECDsa _key = ECDsa.Create();
    private readonly Lock _signing = new();
    private readonly TimeProvider _time;

    public DeviceAuthority(IKeyStore store, TimeProvider time)
    {
        _time = time;
        var kept = store.ReadOrMake(Name, () => Make(time.GetUtcNow()));
        Certificate = X509Certificate2.CreateFromPem(kept);
        _key.ImportFromPem(kept);
    }

    /// <summary>Its own certificate, without the key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Makes a new authority: its key and its certificate, as PEM.</summary>
    /// <param name="now">Now, UTC.</param>
    public static string Make(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName("Live View devices");
        // So that a client that knows two installations keeps them apart.
        name.AddOrganizationalUnitName(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SerialBytes / 2)));
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        // Devices take it up among what they trust: it must not be able to show them a server.
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ClientAuthentication)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
        return $"{key.ExportPkcs8PrivateKeyPem()}\n{made.ExportCertificatePem()}\n";
    }

    /// <summary>Makes a certificate for a device. Its subject is what the register calls it, whatever the device calls itself.</summary>
    public X509Certificate2 Issue(MachineClientId device, PublicKey key)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddOrganizationName(device.Organisation.Value);
        subject.AddCommonName(device.Machine.Value);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ClientAuthentication)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(key, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, true, false));
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        // Positive and of full length, as RFC 5280 asks.
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        var now = _time.GetUtcNow();
        DateTimeOffset until = now + Validity, last = Certificate.NotAfter;
        lock (_signing)
        {
            return request.Create(
                Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), now - s_before, until < last ? until : last, serial);
        }
    }

    public void Dispose()
    {
        _key.Dispose();
        Certificate.Dispose();
    }
}
