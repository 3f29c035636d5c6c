using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace LiveView.Api.Tests.Following.Cot;

/// <summary>A device that enrols as clients of TAK do: its key and its request are made by openssl, and it trusts nobody but the server's authority.</summary>
internal sealed class EnrollingDevice : IDisposable
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("live-view-device-");
    private readonly HttpClient _http;

    private EnrollingDevice(CotStage stage)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(stage.Authority);
        handler.SslOptions.CertificateChainPolicy = trust;
        _http = new HttpClient(handler) { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{stage.EnrolmentPort}")) };
    }

    /// <summary>Its signing request, as PEM.</summary>
    public string Request { get; private set; } = "";

    /// <summary>Its private key, as PEM.</summary>
    public string Key { get; private set; } = "";

    /// <param name="stage">Where it enrols.</param>
    /// <param name="subject">As what it asks to be certified.</param>
    /// <param name="key">What key it makes: options of <c>openssl req</c>.</param>
    public static async Task<EnrollingDevice> MakeAsync(CotStage stage, string subject = "/CN=whatever", string key = "-newkey rsa:2048")
    {
        var device = new EnrollingDevice(stage);
        var (request, kept) = (Path.Combine(device._files.FullName, "request.pem"), Path.Combine(device._files.FullName, "key.pem"));
        var order = new ProcessStartInfo("openssl", ["req", "-new", "-nodes", .. key.Split(' '), "-subj", subject, "-keyout", kept, "-out", request])
        {
            RedirectStandardError = true,
        };
        using var openssl = Process.Start(order)!;
        var complained = openssl.StandardError.ReadToEndAsync();
        await openssl.WaitForExitAsync();
        Assert.True(openssl.ExitCode == 0, await complained);
        device.Request = await File.ReadAllTextAsync(request);
        device.Key = await File.ReadAllTextAsync(kept);
        return device;
    }

    /// <summary>Asks for something, with a name and a code.</summary>
    public async Task<Heard> AskAsync(HttpMethod method, string path, string? credentials, string? body = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (credentials is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", credentials);
        }

        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.ASCII, "application/octet-stream");
        }

        using var answer = await _http.SendAsync(request);
        return new Heard(
            (int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsStringAsync(), answer.Headers.WwwAuthenticate.ToString());
    }

    /// <summary>Has its key certified, by default as ATAK does.</summary>
    public Task<Heard> SignAsync(string credentials, string? body = null, string? accept = "application/xml") =>
        AskAsync(HttpMethod.Post, "/Marti/api/tls/signClient/v2?clientUid=ANDROID-0123456789abcdef&version=5.4.0", credentials, body ?? Request, accept);

    /// <summary>Name and code as HTTP Basic carries them.</summary>
    public static string Basic(object name, string code) =>
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{code}"))).ToString();

    /// <summary>The certificate that a client makes of base64 between the lines of PEM.</summary>
    public static X509Certificate2 Certificate(string base64) =>
        X509Certificate2.CreateFromPem($"-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----");

    public void Dispose()
    {
        _http.Dispose();
        _files.Delete(recursive: true);
    }

    /// <param name="Status">The status.</param>
    /// <param name="Kind">The content type.</param>
    /// <param name="Body">The body.</param>
    /// <param name="Challenge">How to prove who asks.</param>
    internal sealed record Heard(int Status, string? Kind, string Body, string Challenge)
    {
        /// <summary>A member of an answer in JSON.</summary>
        public string this[string member] => JsonDocument.Parse(Body).RootElement.GetProperty(member).GetString()!;
    }
}
