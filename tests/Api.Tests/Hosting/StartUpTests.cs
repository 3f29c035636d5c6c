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

    [Theory]
    [InlineData("proxy.example", "live-view.example", "no address and no network")]
    [InlineData("0.0.0.0/0", "live-view.example", "is everybody")]
    [InlineData("127.0.0.1", null, "Http:Proxy:Hosts")]
    [InlineData("127.0.0.1", "https://live-view.example", "no host name")]
    [InlineData("127.0.0.1", "live-view.example", "Passkeys:Domain")]
    public async Task A_proxy_that_is_not_fully_described_is_refused(string address, string? host, string says)
    {
        (string, string)[] proxy = [("Http:Proxy:Addresses:0", address)];
        Assert.Contains(says, await RefusalAsync(host is null ? proxy : [.. proxy, ("Http:Proxy:Hosts:0", host)]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demonstration_behind_a_proxy_is_refused() => Assert.Contains(
        "demonstration",
        await RefusalAsync(("Demo:Enabled", "true"), ("Http:Proxy:Addresses:0", "127.0.0.1"), ("Http:Proxy:Hosts:0", "live-view.example"), ("Passkeys:Domain", "live-view.example")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Host", "a b", "is no host name")]
    [InlineData("Tls", "false", "would travel for everybody to read")]
    [InlineData("AuthorityFile", "/nowhere/ca.pem", "does not exist")]
    [InlineData("PasswordFile", "/nowhere/password", "does not exist")]
    [InlineData("ClientId", null, "ClientId is missing")]
    [InlineData("Topics:0:Filter", "$share/a/owntracks/#", "is no topic filter")]
    [InlineData("Topics:0:Machine", "not one", "names no organisation and machine")]
    [InlineData("Topics:1:Filter", "owntracks/+/van-12", "may both hold one topic")]
    public async Task A_broker_that_is_not_fully_described_is_refused(string setting, string? value, string says)
    {
        var settings = new Dictionary<string, string>
        {
            ["Host"] = "broker.example",
            ["ClientId"] = "live-view",
            ["Topics:0:Filter"] = "owntracks/veilig/#",
            ["Topics:0:Organisation"] = "pac-veilig",
            ["Topics:0:Machine"] = "m1",
        };
        settings.Remove(setting);
        if (value is not null)
        {
            settings[setting] = value;
        }

        Assert.Contains(
            says, await RefusalAsync([.. settings.Select(each => ($"Tracking:Brokers:0:{each.Key}", each.Value))]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cot:Endpoint", "8089", "no address and port")]
    [InlineData("Cot:Endpoint", "127.0.0.1:8089", "set Http:Certificate:Path")]
    [InlineData("Cot:Enrolment:Endpoint", "8446", "no address and port")]
    [InlineData("Cot:Enrolment:Endpoint", "127.0.0.1:8446", "set Http:Certificate:Path")]
    [InlineData("Cot:MostConnections", "0", "Cot:MostConnections is 1 to 65536")]
    [InlineData("Cot:ConsoleAddress", "http://live-view.example/", "is no https address")]
    public async Task A_door_for_clients_of_TAK_that_is_not_safe_is_refused(string setting, string value, string says) =>
        Assert.Contains(says, await RefusalAsync((setting, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Protocol", null, "Protocol is missing: write one of teltonika, nmea, ais, cot")]
    [InlineData("Endpoint", "5027", "no address and port")]
    [InlineData("Machine", "not one", "Machine 'not one' is no identifier")]
    [InlineData("AllowedNetworks:0", null, "AllowedNetworks is empty")]
    [InlineData("AllowedNetworks:0", "10.20.0.0", "is no network")]
    [InlineData("MostConnections", "0", "MostConnections is 1 to 65536")]
    [InlineData("Device", "x", "Device is for nmea alone")]
    public async Task A_line_for_trackers_that_is_not_fully_described_is_refused(string setting, string? value, string says)
    {
        var settings = new Dictionary<string, string>
        {
            ["Protocol"] = "teltonika",
            ["Endpoint"] = "127.0.0.1:5027",
            ["Organisation"] = "pac-veilig",
            ["Machine"] = "m1",
            ["AllowedNetworks:0"] = "10.20.0.0/16",
        };
        settings.Remove(setting);
        if (value is not null)
        {
            settings[setting] = value;
        }

        Assert.Contains(
            says, await RefusalAsync([.. settings.Select(each => ($"Tracking:Listeners:0:{each.Key}", each.Value))]), StringComparison.Ordinal);
    }

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
