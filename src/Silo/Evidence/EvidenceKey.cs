using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Domain.Evidence;
using LiveView.Silo.Hosting;

namespace LiveView.Silo.Evidence;

/// <summary>
/// The key of this installation that signs checkpoints and exports, in a file that only its owner can read; made at the first start. Every
/// silo without a shared data directory has its own. To rotate: move both files away and start again; what the old key signed stays valid,
/// because its certificate is kept with the log.
/// </summary>
internal sealed class EvidenceKey : ICheckpointSigner, IDisposable
{
    private const string KeyFile = "checkpoint-key.pem";
    private const string CertificateFile = "certificate.pem";
    private const int ValidYears = 20;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly X509Certificate2 _certificate;
    private readonly ECDsa _key;

    private EvidenceKey(X509Certificate2 certificate, ECDsa key)
    {
        _certificate = certificate;
        _key = key;
        KeyId = certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
    }

    /// <inheritdoc />
    public string KeyId { get; }

    /// <summary>The certificate, DER.</summary>
    public ReadOnlyMemory<byte> Certificate => _certificate.RawData;

    /// <summary>Reads the key, or makes it.</summary>
    /// <param name="directory">Where its files are.</param>
    /// <param name="installation">Identifier of the installation: it stands in the certificate.</param>
    /// <param name="now">Now, UTC.</param>
    /// <exception cref="ConfigurationException">The files cannot be used; the message says why.</exception>
    public static EvidenceKey Open(string directory, string installation, DateTimeOffset now)
    {
        Directory.CreateDirectory(directory);
        var (keyFile, certificateFile) = (Path.Combine(directory, KeyFile), Path.Combine(directory, CertificateFile));
        if (!File.Exists(keyFile))
        {
            Make(keyFile, certificateFile, installation, now);
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(keyFile) & ~OwnerOnly) != 0)
        {
            throw new ConfigurationException($"'{keyFile}' can be read by others: chmod 600 it, and rotate the key if somebody may have read it.");
        }

        try
        {
            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(keyFile));
            var certificate = X509CertificateLoader.LoadCertificateFromFile(certificateFile);
            using var named = certificate.GetECDsaPublicKey();
            return named is not null && named.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo())
                ? new EvidenceKey(certificate, key)
                : throw new ConfigurationException($"'{certificateFile}' is not the certificate of '{keyFile}': put the right one beside it, or move both away.");
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or IOException)
        {
            throw new ConfigurationException($"The evidence key in '{directory}' cannot be read: {e.Message} Restore both files, or move both away.");
        }
    }

    /// <inheritdoc />
    public byte[] Sign(ReadOnlySpan<byte> text) => _key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc />
    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    private static void Make(string keyFile, string certificateFile, string installation, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Live View evidence, O={installation}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        using var certificate = request.CreateSelfSigned(now.AddHours(-1), now.AddYears(ValidYears));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem() + "\n");

        // The key comes last and whole: a start that was cut off before it makes both anew.
        var half = keyFile + ".new";
        File.Delete(half);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(half, create))
        using (var writer = new StreamWriter(file))
        {
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(half, keyFile);
    }
}
