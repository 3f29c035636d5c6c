using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Simulation;
using LiveView.Simulation.Processes;

namespace LiveView.Api.Tests.Following.Brokers;

/// <summary>A real broker with TLS, passwords and a list of rights, which can be taken away and comes back with what it keeps.</summary>
internal sealed class Mosquitto : IAsyncDisposable
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(15);

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("live-view-mosquitto-");
    private ChildProcess? _process;

    private Mosquitto()
    {
    }

    public int Port { get; } = FreePort.Take();

    /// <summary>The authority that signed its certificate.</summary>
    public string AuthorityFile => In("ca.pem");

    /// <summary>An authority that did not.</summary>
    public string OtherAuthorityFile => In("other.pem");

    /// <summary>The password of the server.</summary>
    public string PasswordFile => In("server.password");

    public static async Task<Mosquitto> StartAsync()
    {
        var broker = new Mosquitto();
        broker.WriteCertificates();
        await broker.WriteRightsAsync();
        await broker.ComeBackAsync();
        return broker;
    }

    /// <summary>The broker starts, and listens.</summary>
    public async Task ComeBackAsync()
    {
        _process = ChildProcess.Start("mosquitto", "mosquitto", ["-v", "-c", In("mosquitto.conf")]);
        await Patience.UntilAsync("mosquitto listens", Start, async () =>
        {
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, Port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }, () => Task.FromResult(_process.Tail()));
    }

    /// <summary>Waits until somebody is subscribed.</summary>
    public Task SubscribedAsync(string filter) =>
        _process!.WaitForLineAsync(line => line.Contains($"{filter} (QoS 1)", StringComparison.Ordinal), Start);

    public async Task GoAwayAsync()
    {
        await _process!.DisposeAsync();
        _process = null;
    }

    /// <summary>A phone publishes, and knows that the broker has it.</summary>
    public async Task PublishAsync(string user, string topic, string message)
    {
        var order = new ProcessStartInfo("mosquitto_pub", [
            "-h", "localhost", "-p", Text(Port), "--cafile", AuthorityFile, "-V", "mqttv5", "-u", user, "-P", $"of-{user}", "-q", "1", "-t", topic, "-s",
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        using var publisher = Process.Start(order)!;
        await publisher.StandardInput.WriteAsync(message);
        publisher.StandardInput.Close();
        var complained = await publisher.StandardError.ReadToEndAsync();
        await publisher.WaitForExitAsync();
        Assert.True(publisher.ExitCode == 0, complained);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await GoAwayAsync();
        }

        if (_files.Exists)
        {
            _files.Delete(recursive: true);
            _files.Refresh();
        }
    }

    private string In(string file) => Path.Combine(_files.FullName, file);

    private void WriteCertificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = Authority("Broker CA", key);
        using var otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = Authority("Other CA", otherKey);
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", own, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, authority.NotBefore, authority.NotAfter, [1, 2, 3, 4]);
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
        File.WriteAllText(OtherAuthorityFile, other.ExportCertificatePem());
        File.WriteAllText(In("cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(In("key.pem"), own.ExportPkcs8PrivateKeyPem());
    }

    private static X509Certificate2 Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddMinutes(-5), now.AddHours(1));
    }

    private async Task WriteRightsAsync()
    {
        await File.WriteAllTextAsync(PasswordFile, "of-server\n");
        foreach (var user in (string[])["server", "veilig", "stad"])
        {
            using var made = Process.Start("mosquitto_passwd", [.. user == "server" ? ["-c"] : Array.Empty<string>(), "-b", In("passwords"), user, $"of-{user}"]);
            await made.WaitForExitAsync();
            Assert.Equal(0, made.ExitCode);
        }

        await File.WriteAllTextAsync(In("rights"), "user server\ntopic read owntracks/#\n\npattern write owntracks/%u/#\n");
        await File.WriteAllTextAsync(In("mosquitto.conf"), $"""
            listener {Text(Port)} 127.0.0.1
            certfile {In("cert.pem")}
            keyfile {In("key.pem")}
            allow_anonymous false
            password_file {In("passwords")}
            acl_file {In("rights")}
            persistence true
            persistence_location {_files.FullName}/
            {(Environment.UserName == "root" ? "user root" : "")}
            """);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
