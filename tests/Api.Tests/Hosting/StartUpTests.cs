using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace LiveView.Api.Tests.Hosting;

/// <summary>What is not safe does not start, and says why.</summary>
public sealed class StartUpTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("live-view-start-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("http://0.0.0.0:5080", "Http:Certificate:Path")]
    [InlineData("http://127.0.0.1:5080;http://192.0.2.1:5080", "192.0.2.1")]
    [InlineData("http://[::]:5080", "without encryption")]
    [InlineData("https://0.0.0.0:5443", "Passkeys:Domain")]
    [InlineData("ftp://127.0.0.1:5080", "no address to listen on")]
    public async Task A_public_address_without_encryption_is_refused(string urls, string says) =>
        Assert.Contains(says, await RefusalAsync(("Http:Urls", urls)), StringComparison.Ordinal);

    [Theory, InlineData("http://0.0.0.0:5080"), InlineData("https://0.0.0.0:5443")]
    public async Task A_demonstration_at_a_public_address_is_refused(string urls) => Assert.Contains(
        "demonstration", await RefusalAsync(("Http:Urls", urls), ("Demo:Enabled", "true")), StringComparison.Ordinal);

    [Fact]
    public async Task People_of_a_demonstration_outside_one_are_refused() => Assert.Contains(
        "Demo:PeopleFile", await RefusalAsync(("Demo:PeopleFile", "people.json")), StringComparison.Ordinal);

    [Fact]
    public async Task An_address_is_no_domain_for_passkeys() => Assert.Contains(
        "Passkeys:Domain", await RefusalAsync(("Passkeys:Domain", "127.0.0.1")), StringComparison.Ordinal);

    [Fact]
    public async Task Encryption_without_a_certificate_is_refused()
    {
        Assert.Contains("Http:Certificate:Path", await Https().RefusalAsync(), StringComparison.Ordinal);
        Assert.Contains("cannot be used", await Https(("Http:Certificate:Path", "/nowhere.pem")).RefusalAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, true)]
    [InlineData(SslProtocols.Tls13, true)]
#pragma warning disable CS0618, SYSLIB0039, CA5397, CA5398 // That old versions are refused is what is tested.
    [InlineData(SslProtocols.Tls11, false)]
#pragma warning restore CS0618, SYSLIB0039, CA5397, CA5398
    public async Task Only_new_versions_of_TLS_are_spoken(SslProtocols version, bool spoken)
    {
        var (certificate, key) = Certificate("localhost");
        await using var server = await Https(("Http:Certificate:Path", certificate), ("Http:Certificate:KeyPath", key)).StartAsync();
        using var line = new System.Net.Sockets.TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, server.Port);
        await using var tls = new SslStream(line.GetStream());
        var shaken = await Record.ExceptionAsync(() => tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            EnabledSslProtocols = version,
            RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.Subject == "CN=localhost",
        }));

        Assert.Equal(spoken, shaken is null);
    }

    private Program Https(params (string Key, string Value)[] settings) => new(_directory, Simulation.Processes.FreePort.Take(), settings);

    private Task<string> RefusalAsync(params (string Key, string Value)[] settings) => new Program(_directory, null, settings).RefusalAsync();

    private (string Certificate, string Key) Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var (certificateFile, keyFile) = (Path.Combine(_directory.FullName, "certificate.pem"), Path.Combine(_directory.FullName, "key.pem"));
        File.WriteAllText(certificateFile, made.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (certificateFile, keyFile);
    }

    private sealed class Program(DirectoryInfo directory, int? https, (string Key, string Value)[] settings)
    {
        public async Task<string> RefusalAsync() =>
            (await Assert.ThrowsAsync<ConfigurationException>(async () => await (await StartAsync()).DisposeAsync())).Message;

        public async Task<Running> StartAsync()
        {
            var all = new Dictionary<string, string?> { ["DataDirectory"] = directory.FullName };
            if (https is { } port)
            {
                all["Http:Urls"] = $"https://127.0.0.1:{port}";
            }

            foreach (var (key, value) in settings)
            {
                all[key] = value;
            }

            var app = await LiveViewHost.BuildAsync(configuration => configuration.AddInMemoryCollection(all), CancellationToken.None);
            try
            {
                await app.StartAsync();
            }
            catch
            {
                // What started before the refusal is stopped: a silo that is only let go of spins for ever.
                await app.StopAsync();
                await ((IAsyncDisposable)app).DisposeAsync();
                throw;
            }

            return new Running(app, https ?? 0);
        }
    }

    private sealed record Running(IHost App, int Port) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await App.StopAsync();
            await ((IAsyncDisposable)App).DisposeAsync();
        }
    }
}
