using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Machines;
using LiveView.Simulation.Processes;

namespace LiveView.Api.Tests.Machines;

/// <summary>A token that was given on a connection with a client certificate works with that certificate only (RFC 8705).</summary>
public sealed class CertificateTests : IAsyncLifetime
{
    private static readonly OrganisationId s_pac = OrganisationId.Parse("pac-veilig");
    private static readonly MachineId s_machine = MachineId.Parse("m1");

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("live-view-tls-");
    private readonly X509Certificate2 _servers = Certificate("127.0.0.1");
    private readonly X509Certificate2 _own = Certificate("machine");
    private readonly X509Certificate2 _other = Certificate("machine");
    private readonly Uri _address = new(string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{FreePort.Take()}"));
    private LiveServer? _server;

    public async Task InitializeAsync()
    {
        var (path, key) = (Path.Combine(_files.FullName, "cert.pem"), Path.Combine(_files.FullName, "key.pem"));
        await File.WriteAllTextAsync(path, _servers.ExportCertificatePem());
        await File.WriteAllTextAsync(key, _servers.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        _server = new LiveServer(
            true, ("Http:Urls", _address.GetLeftPart(UriPartial.Authority)), ("Http:Certificate:Path", path), ("Http:Certificate:KeyPath", key));
        await _server.InitializeAsync();
        var admin = new Actor(PersonId.Parse("ad"), s_pac, OrganisationKind.AlarmCentre, PersonRole.Administrator, SignInStrength.TwoFactors);
        using var acting = Caller.Of(admin).Use();
        var added = await _server.Get<IClusterClient>().GetGrain<IMachinesGrain>(GrainKeys.Machines(s_pac)).Add(new Order<MachineCommand.Add>(
            admin,
            new MachineCommand.Add(s_machine, "Ontvanger", [MachineScope.AlarmsWrite], null, Convert.ToHexStringLower(_own.GetCertHash(HashAlgorithmName.SHA256)))));
        Assert.Null(added.Refusal);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _files.Delete(recursive: true);
        _servers.Dispose();
        _own.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task A_machine_is_recognised_by_its_certificate_and_its_token_works_with_that_alone()
    {
        var (status, token) = await AskAsync(_own);
        Assert.Equal(200, status);

        Assert.Equal(404, await SendAsync(_own, token!));
        Assert.Equal(401, await SendAsync(_other, token!));
        Assert.Equal(401, await SendAsync(null, token!));
    }

    [Fact]
    public async Task Another_certificate_of_the_same_name_or_none_gives_no_token()
    {
        foreach (var certificate in (X509Certificate2?[])[_other, null])
        {
            var (status, token) = await AskAsync(certificate);
            Assert.InRange(status, 400, 401);
            Assert.Null(token);
        }
    }

    private async Task<(int Status, string? Token)> AskAsync(X509Certificate2? certificate)
    {
        using var http = Http(certificate);
        using var answer = await http.PostAsync("/v1/token", new FormUrlEncodedContent(
        [
            KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("client_id", new MachineClientId(s_pac, s_machine).ToString()),
        ]));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)answer.StatusCode, body.TryGetProperty("access_token", out var token) ? token.GetString() : null);
    }

    /// <summary>An account that nobody has: 404 says that the token was taken.</summary>
    private async Task<int> SendAsync(X509Certificate2? certificate, string token)
    {
        using var http = Http(certificate);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.PostAsJsonAsync("/v1/alarms", new { id = "x", account = "FFFF", code = "HA" });
        return (int)answer.StatusCode;
    }

    private HttpClient Http(X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.GetCertHashString() == _servers.Thumbprint;
        handler.SslOptions.ClientCertificates = certificate is null ? null : [certificate];
        return new HttpClient(handler) { BaseAddress = _address };
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], false));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddMinutes(-5), now.AddHours(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
