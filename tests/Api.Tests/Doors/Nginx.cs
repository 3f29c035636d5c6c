using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Simulation;
using LiveView.Simulation.Processes;

namespace LiveView.Api.Tests.Doors;

/// <summary>Debian's nginx with the configuration that we ship, but for ports and certificate.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly DirectoryInfo _home;
    private readonly ChildProcess _process;
    private readonly int _port;

    private Nginx(DirectoryInfo home, ChildProcess process, int port) => (_home, _process, _port) = (home, process, port);

    /// <summary>As people have it in their address bar.</summary>
    public Uri Address => new($"https://live-view.example:{_port}");

    public static async Task<Nginx> StartAsync(Uri edge)
    {
        var home = Directory.CreateTempSubdirectory("live-view-nginx-");
        var port = FreePort.Take();
        WriteCertificate(home);
        var shipped = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "deploy", "nginx", "live-view.conf"));
        var server = shipped
            .Replace("listen 443 ssl;", $"listen 127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)} ssl;", StringComparison.Ordinal)
            .Replace("proxy_pass http://127.0.0.1:5080;", $"proxy_pass {edge.GetLeftPart(UriPartial.Authority)};", StringComparison.Ordinal)
            .Replace("/etc/live-view/tls", home.FullName, StringComparison.Ordinal);
        var file = Path.Combine(home.FullName, "nginx.conf");
        await File.WriteAllTextAsync(
            file,
            $$"""
            daemon off; master_process off; pid {{home}}/nginx.pid; error_log stderr error;
            events { }
            http {
                access_log off; client_body_temp_path {{home}}/body; proxy_temp_path {{home}}/proxy;
                fastcgi_temp_path {{home}}/fastcgi; uwsgi_temp_path {{home}}/uwsgi; scgi_temp_path {{home}}/scgi;
                {{server}}
            }
            """);
        var nginx = new Nginx(home, ChildProcess.Start("nginx", "/usr/sbin/nginx", ["-c", file, "-e", "stderr"]), port);
        await nginx.ListensAsync();
        return nginx;
    }

    /// <summary>Finds the proxy whatever name is asked for, and takes its certificate.</summary>
    [SuppressMessage("Security", "CA5359", Justification = "The certificate is the test's own, made a moment ago.")]
    public SocketsHttpHandler Line() => new()
    {
        UseProxy = false,
        UseCookies = false,
        SslOptions = new() { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        ConnectCallback = async (_, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync("127.0.0.1", _port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private Task ListensAsync() => Patience.UntilAsync(
        "nginx serves", TimeSpan.FromSeconds(30), IsListeningAsync, () => Task.FromResult(string.Join(' ', _process.Output)));

    private async Task<bool> IsListeningAsync()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync("127.0.0.1", _port);
            return true;
        }
        catch (SocketException) when (!_process.HasExited)
        {
            return false;
        }
    }

    private static void WriteCertificate(DirectoryInfo home)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=live-view.example", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(now.AddMinutes(-5), now.AddDays(1));
        File.WriteAllText(Path.Combine(home.FullName, "certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(home.FullName, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
