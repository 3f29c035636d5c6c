using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Xml.Linq;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;

namespace LiveView.Api.Tests.Following.Cot;

/// <summary>A device of an organisation gets its certificate by a code, once, and is then what was registered, whatever it called itself.</summary>
public class EnrolmentTests(CotStage stage) : IClassFixture<CotStage>
{
    private const string Config = "/Marti/api/tls/config";
    private const string Profile = "/Marti/api/tls/profile/enrollment?clientUid=ANDROID-0123456789abcdef";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    [Fact]
    public async Task A_device_enrols_as_ATAK_does_and_follows_what_its_organisation_may()
    {
        using var follow = await FollowStage.OpenAsync(stage.Server);
        await follow.Tracker.DriveAsync(follow.Object, 2);
        using var desk = await follow.FollowAsync();
        await desk.NextAsync("snapshot");
        var (registered, code) = await RegisterAsync();
        using var device = await EnrollingDevice.MakeAsync(stage, $"/CN=commander/O={Town.NeighbourOrganisation}");
        var shown = EnrollingDevice.Basic(registered, code);

        var asked = await device.AskAsync(HttpMethod.Get, Config, shown);
        Assert.Equal((200, "application/xml"), (asked.Status, asked.Kind));
        Assert.Contains("<ns2:certificateConfig ", asked.Body, StringComparison.Ordinal);
        Assert.Equal(
            [("O", Town.RoomOrganisation), ("OU", Town.RoomOrganisation)],
            XDocument.Parse(asked.Body).Descendants().Where(each => each.Name.LocalName == "nameEntry")
                .Select(each => (each.Attribute("name")!.Value, each.Attribute("value")!.Value)));
        var signed = await device.SignAsync(shown);
        Assert.Equal((200, "application/xml"), (signed.Status, signed.Kind));
        Assert.Equal(204, (await device.AskAsync(HttpMethod.Get, Profile, shown)).Status);

        var answer = XDocument.Parse(signed.Body).Root!;
        using var certificate = EnrollingDevice.Certificate(answer.Element("signedCert")!.Value);
        X509Certificate2[] authorities = [.. answer.Elements("ca").Select(each => EnrollingDevice.Certificate(each.Value))];
        Assert.Equal([$"CN={registered.Machine}", $"O={Town.RoomOrganisation}"], certificate.Subject.Split(", ").Order(StringComparer.Ordinal));
        Assert.Equal([ClientAuthentication], certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>().Select(each => each.Value!));
        Assert.InRange(certificate.NotAfter - certificate.NotBefore, TimeSpan.FromDays(365), TimeSpan.FromDays(366));
        Assert.True(IsSignedBy(certificate, authorities[0]));
        // Whom it is to trust where it follows: it knew nobody before.
        Assert.Equal([stage.Authority.Thumbprint], authorities[1..].Select(each => each.Thumbprint));

        await using var client = await stage.ConnectAsync(certificate.ExportCertificatePem(), device.Key);
        var told = await client.EventAsync("a-u-G-E");
        Assert.Equal(
            $"liveview.{follow.Incident.Id}.{follow.Object}", told.GetProperty("raw").GetProperty("_attributes").GetProperty("uid").GetString());
    }

    [Fact]
    public async Task CloudTAKs_library_enrols_with_its_code()
    {
        var (registered, code) = await RegisterAsync();
        var made = await TakEnrolment.RunAsync(stage, registered.ToString(), code);

        using var certificate = X509Certificate2.CreateFromPem(made.Certificate, made.Key);
        Assert.Contains($"CN={registered.Machine}", certificate.Subject, StringComparison.Ordinal);
        await using var client = await stage.ConnectAsync(made.Certificate, made.Key);
        await client.NextAsync("pong", line => line.GetProperty("kind").GetString() == "pong");
    }

    [Fact]
    public async Task An_administrator_registers_a_device_and_sees_that_it_enrolled()
    {
        using var admin = await stage.Server.SignInAsync(Town.Administrator);
        using var added = await admin.Http.PostAsJsonAsync("/v1/machines", new { name = "Telefoon 3", scopes = new[] { "positions.follow" }, enrol = true });
        var made = await added.Content.ReadFromJsonAsync<JsonElement>();
        var (id, client) = (made.GetProperty("id").GetString()!, made.GetProperty("clientId").GetString()!);
        Assert.Equal(JsonValueKind.Null, made.GetProperty("secret").ValueKind);
        Assert.Equal(made.GetProperty("enrolmentUntil").GetDateTimeOffset(), (await SeenAsync()).GetProperty("enrolmentUntil").GetDateTimeOffset());
        using var device = await EnrollingDevice.MakeAsync(stage, key: "-newkey ec -pkeyopt ec_paramgen_curve:P-384");
        // The first code was lost.
        using var again = await admin.Http.PostAsync($"/v1/machines/{id}/enrolment", null);
        var code = (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("enrolmentCode").GetString()!;
        Assert.Equal(401, (await device.SignAsync(EnrollingDevice.Basic(client, made.GetProperty("enrolmentCode").GetString()!))).Status);

        var signed = await device.SignAsync(EnrollingDevice.Basic(client, code), accept: null);
        Assert.Equal((200, "application/json"), (signed.Status, signed.Kind));
        using var certificate = EnrollingDevice.Certificate(signed["signedCert"]);
        var seen = await SeenAsync();
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("enrolmentUntil").ValueKind);
        Assert.Equal(
            [Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256))],
            seen.GetProperty("certificatesSha256").EnumerateArray().Select(each => each.GetString()!));

        async Task<JsonElement> SeenAsync() => (await admin.Http.GetFromJsonAsync<JsonElement>("/v1/machines")).EnumerateArray()
            .Single(each => each.GetProperty("id").GetString() == id).Clone();
    }

    public static readonly TheoryData<string> Strangers =
    [
        "nothing", "another scheme", "no base64", "no code", "a wrong code", "the code of another", "a code that is over", "the code of a device without access",
        "nobody's name", "the name of another organisation",
    ];

    [Theory, MemberData(nameof(Strangers))]
    public async Task Whoever_shows_anything_else_gets_the_same_answer_and_no_certificate(string what)
    {
        var (registered, code) = await RegisterAsync(what == "a code that is over" ? TimeSpan.FromSeconds(-1) : null);
        var (_, others) = await RegisterAsync();
        if (what == "the code of a device without access")
        {
            await stage.DisableAsync(Town.RoomOrganisation, OrganisationKind.ControlRoom, registered.Machine);
        }

        var shown = what switch
        {
            "nothing" => null,
            "another scheme" => EnrollingDevice.Basic(registered, code).Replace("Basic", "Bearer", StringComparison.Ordinal),
            "no base64" => "Basic %%%",
            "no code" => EnrollingDevice.Basic(registered, "atakatak"),
            "a wrong code" => EnrollingDevice.Basic(registered, new string('0', 32)),
            "the code of another" => EnrollingDevice.Basic(registered, others),
            "nobody's name" => EnrollingDevice.Basic($"{Town.RoomOrganisation}.tak-nobody", code),
            "the name of another organisation" => EnrollingDevice.Basic($"{Town.NeighbourOrganisation}.{registered.Machine}", code),
            _ => EnrollingDevice.Basic(registered, code),
        };
        using var device = await EnrollingDevice.MakeAsync(stage);
        var heard = await device.SignAsync(shown!);
        Assert.Equal(401, heard.Status);
        Assert.StartsWith("Basic ", heard.Challenge, StringComparison.Ordinal);
        Assert.Equal("not-recognised", heard["code"]);
        Assert.Equal(heard with { Body = "" }, (await device.AskAsync(HttpMethod.Get, Config, shown)) with { Body = "" });
    }

    [Fact]
    public async Task A_code_enrols_one_device_and_the_same_again_when_an_answer_was_lost()
    {
        var (registered, code) = await RegisterAsync();
        var shown = EnrollingDevice.Basic(registered, code);
        using var device = await EnrollingDevice.MakeAsync(stage);
        using var thief = await EnrollingDevice.MakeAsync(stage);
        var first = await device.SignAsync(shown, accept: "application/json");
        var refused = await thief.SignAsync(shown);
        Assert.Equal((403, "code-used"), (refused.Status, refused["code"]));

        var again = await device.SignAsync(shown, accept: "application/json");
        Assert.Equal((200, 200), (first.Status, again.Status));
        foreach (var answer in new[] { first, again })
        {
            using var certificate = EnrollingDevice.Certificate(answer["signedCert"]);
            await using var client = await stage.ConnectAsync(certificate.ExportCertificatePem(), device.Key);
            await client.NextAsync("pong", line => line.GetProperty("kind").GetString() == "pong");
        }
    }

    [Fact]
    public async Task A_phone_that_is_replaced_is_cut_off_when_the_next_one_enrols()
    {
        var (registered, code) = await RegisterAsync();
        using var lost = await EnrollingDevice.MakeAsync(stage);
        using var next = await EnrollingDevice.MakeAsync(stage);
        await using var former = await ConnectAsync(lost, registered, code);
        var another = await stage.RenewAsync(OrganisationKind.ControlRoom, registered);
        await former.NextAsync("pong", line => line.GetProperty("kind").GetString() == "pong");

        await using var client = await ConnectAsync(next, registered, another);
        await former.NextAsync("the end", line => line.GetProperty("kind").GetString() == "ended");
        await client.NextAsync("pong", line => line.GetProperty("kind").GetString() == "pong");
    }

    [Theory]
    [InlineData("-newkey rsa:1024", "has 1024 bits")]
    [InlineData("-newkey ec -pkeyopt ec_paramgen_curve:secp256k1", "of a kind that is not taken")]
    [InlineData("-newkey ed25519", "")]
    public async Task A_key_that_is_too_weak_or_unknown_is_not_certified_and_the_code_is_not_used_up(string key, string says)
    {
        var (registered, code) = await RegisterAsync();
        using var weak = await EnrollingDevice.MakeAsync(stage, key: key);
        var refused = await weak.SignAsync(EnrollingDevice.Basic(registered, code));
        Assert.Equal((400, "bad-signing-request"), (refused.Status, refused["code"]));
        Assert.Contains(says, refused["detail"], StringComparison.Ordinal);

        using var device = await EnrollingDevice.MakeAsync(stage, key: "-newkey ec -pkeyopt ec_paramgen_curve:P-256");
        Assert.Equal(200, (await device.SignAsync(EnrollingDevice.Basic(registered, code))).Status);
    }

    [Fact]
    public async Task A_request_that_is_none_is_refused_with_words()
    {
        var (registered, code) = await RegisterAsync();
        var shown = EnrollingDevice.Basic(registered, code);
        using var device = await EnrollingDevice.MakeAsync(stage);
        using var other = await EnrollingDevice.MakeAsync(stage);
        var (own, others) = (Der(device), Der(other));
        // The key of one, and what another signed: the same kind of key, so the signature is as long.
        const int Signature = 256;
        byte[] stolen = [.. own[..^Signature], .. others[^Signature..]];
        foreach (var body in new[] { "", "no base64", Convert.ToBase64String(own[..^1]), Convert.ToBase64String([.. own, 0]), Convert.ToBase64String(stolen) })
        {
            var heard = await device.SignAsync(shown, body);
            Assert.Equal((400, "bad-signing-request"), (heard.Status, heard["code"]));
        }

        Assert.Equal(413, (await device.SignAsync(shown, new string('A', 20_000))).Status);
        Assert.Equal(200, (await device.SignAsync(shown, Convert.ToBase64String(own))).Status);
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/v1/sign-in")]
    [InlineData("GET", "/accounts.html")]
    [InlineData("GET", "/health/live")]
    [InlineData("POST", "/v1/token")]
    [InlineData("POST", "/Marti/api/tls/signClient")]
    [InlineData("PUT", "/Marti/api/tls/signClient/v2")]
    [InlineData("GET", "/Marti/api/tls/signClient/v2")]
    [InlineData("GET", "/Marti/sync/search")]
    public async Task There_is_nothing_else_at_that_door(string method, string path)
    {
        var (registered, code) = await RegisterAsync();
        using var device = await EnrollingDevice.MakeAsync(stage, key: "-newkey ec -pkeyopt ec_paramgen_curve:P-256");
        var heard = await device.AskAsync(new HttpMethod(method), path, EnrollingDevice.Basic(registered, code), method == "GET" ? null : device.Request);
        Assert.Equal(404, heard.Status);
    }

    [Fact]
    public async Task Nor_does_a_device_enrol_at_any_other_door()
    {
        var (registered, code) = await RegisterAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = stage.Server.Http };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", EnrollingDevice.Basic(registered, code));
        using var answer = await http.GetAsync(Config);
        Assert.InRange((int)answer.StatusCode, 401, 404);
    }

    /// <summary>A device enrols and connects, and is let in.</summary>
    private async Task<TakClient> ConnectAsync(EnrollingDevice device, MachineClientId registered, string code)
    {
        var signed = await device.SignAsync(EnrollingDevice.Basic(registered, code), accept: "application/json");
        using var certificate = EnrollingDevice.Certificate(signed["signedCert"]);
        var client = await stage.ConnectAsync(certificate.ExportCertificatePem(), device.Key);
        await client.NextAsync("pong", line => line.GetProperty("kind").GetString() == "pong");
        return client;
    }

    private Task<(MachineClientId Device, string Code)> RegisterAsync(TimeSpan? good = null) =>
        stage.RegisterToEnrolAsync(Town.RoomOrganisation, OrganisationKind.ControlRoom, good);

    private static byte[] Der(EnrollingDevice device) => Convert.FromBase64String(
        string.Concat(device.Request.Split('\n').Where(line => line.Length > 0 && line[0] != '-')));

    private static bool IsSignedBy(X509Certificate2 certificate, X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        return chain.Build(certificate);
    }
}
