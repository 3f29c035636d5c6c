using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Api.Keys;
using LiveView.Api.Machines.Enrolling;
using LiveView.Domain.Machines;

namespace LiveView.Api.Tests.Keys;

/// <summary>What devices take up among those they trust may vouch for devices, and for no server: openssl says so, which clients of TAK ask too.</summary>
public sealed class DeviceAuthorityTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("live-view-authority-");

    public void Dispose() => _home.Delete(recursive: true);

    [Theory]
    [InlineData("1.3.6.1.5.5.7.3.2", "sslclient", true)]
    [InlineData("1.3.6.1.5.5.7.3.1", "sslserver", false)]
    public async Task Even_whoever_stole_its_key_makes_no_server_with_it(string use, string purpose, bool holds)
    {
        var store = new KeyFiles(_home.FullName);
        using var authority = new DeviceAuthority(store, TimeProvider.System);
        using var stolen = ECDsa.Create();
        stolen.ImportFromPem(store.ReadOrMake(DeviceAuthority.Name, () => ""));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=live-view.example", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], critical: false));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.Create(
            authority.Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(stolen), now.AddMinutes(-5), now.AddDays(1), [1]);

        Assert.Equal(holds, await IsGoodForAsync(purpose, made, authority.Certificate));
    }

    [Fact]
    public async Task A_device_can_certify_nobody()
    {
        using var authority = new DeviceAuthority(new KeyFiles(_home.FullName), TimeProvider.System);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var device = authority.Issue(MachineClientId.Find("mk-midden-nederland.m1")!, new PublicKey(key));
        Assert.True(await IsGoodForAsync("sslclient", device, authority.Certificate));

        var now = TimeProvider.System.GetUtcNow();
        using var other = new CertificateRequest("CN=other", key, HashAlgorithmName.SHA256).Create(
            device.SubjectName, X509SignatureGenerator.CreateForECDsa(key), now.AddMinutes(-5), now.AddDays(1), [2]);
        Assert.False(await IsGoodForAsync("sslclient", other, authority.Certificate, device));
    }

    private async Task<bool> IsGoodForAsync(string purpose, X509Certificate2 made, X509Certificate2 authority, X509Certificate2? between = null)
    {
        var start = new ProcessStartInfo("openssl", ["verify", "-purpose", purpose, "-CAfile", Write(authority)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var each in between is null ? (string[])[] : ["-untrusted", Write(between)])
        {
            start.ArgumentList.Add(each);
        }

        start.ArgumentList.Add(Write(made));
        using var openssl = Process.Start(start)!;
        await Task.WhenAll(openssl.StandardOutput.ReadToEndAsync(), openssl.StandardError.ReadToEndAsync());
        await openssl.WaitForExitAsync();
        return openssl.ExitCode == 0;
    }

    private string Write(X509Certificate2 certificate)
    {
        var file = Path.Combine(_home.FullName, $"{certificate.Thumbprint}.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }
}
