using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Domain.Evidence;
using LiveView.Silo.Evidence;
using LiveView.Silo.Hosting;

namespace LiveView.Api.Tests.Evidence;

[UnsupportedOSPlatform("windows")]
public sealed class EvidenceKeyTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("live-view-key-");

    private string KeyFile => Path.Combine(_directory.FullName, "checkpoint-key.pem");

    private string CertificateFile => Path.Combine(_directory.FullName, "certificate.pem");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void The_first_start_makes_a_key_that_only_its_owner_can_read_and_the_next_finds_it()
    {
        using var made = Open();
        using var found = Open();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.Equal(made.KeyId, found.KeyId);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(found.Certificate.Span)), found.KeyId);
        Assert.DoesNotContain("PRIVATE", File.ReadAllText(CertificateFile), StringComparison.Ordinal);
    }

    [Fact]
    public void It_signs_in_DER_what_the_certificate_verifies()
    {
        using var key = Open();
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(CertificateFile);
        using var named = certificate.GetECDsaPublicKey()!;
        Assert.True(WitnessSignature.Holds(named.ExportSubjectPublicKeyInfo(), "text"u8, key.Sign("text"u8)));
        Assert.Contains("O=5e1f", certificate.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Moved_away_it_is_made_anew_with_another_name()
    {
        string before;
        using (var key = Open())
        {
            before = key.KeyId;
        }

        File.Delete(KeyFile);
        File.Delete(CertificateFile);
        using var rotated = Open();
        Assert.NotEqual(before, rotated.KeyId);
    }

    [Theory, InlineData(UnixFileMode.GroupRead), InlineData(UnixFileMode.OtherRead), InlineData(UnixFileMode.OtherWrite)]
    public void A_key_that_others_can_reach_is_refused(UnixFileMode more)
    {
        Open().Dispose();
        File.SetUnixFileMode(KeyFile, File.GetUnixFileMode(KeyFile) | more);
        Assert.Contains("chmod 600", Assert.Throws<ConfigurationException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_of_another_key_or_none_is_refused()
    {
        Open().Dispose();
        var certificate = File.ReadAllText(CertificateFile);
        using (var other = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        using (var foreign = new CertificateRequest("CN=x", other, HashAlgorithmName.SHA256).CreateSelfSigned(s_now, s_now.AddYears(1)))
        {
            File.WriteAllText(CertificateFile, foreign.ExportCertificatePem());
        }

        Assert.Contains("is not the certificate of", Assert.Throws<ConfigurationException>(Open).Message, StringComparison.Ordinal);
        File.WriteAllText(CertificateFile, certificate[..40]);
        Assert.Throws<ConfigurationException>(Open);
        File.Delete(CertificateFile);
        Assert.Throws<ConfigurationException>(Open);
    }

    private EvidenceKey Open() => EvidenceKey.Open(_directory.FullName, "5e1f0000000000000000000000000001", s_now);
}
