using System.Globalization;
using LiveView.Simulation.Processes;

namespace LiveView.Benchmarks.Fanout;

/// <summary>
/// A proxy that ends TLS before the product, as an edge host has one, and another that begins it for the viewers, which speak none: what
/// the first costs is the product's, what the second costs is the viewers'.
/// </summary>
internal sealed class TlsProxy : IAsyncDisposable
{
    private readonly ChildProcess _ends;
    private readonly ChildProcess _begins;

    private TlsProxy(ChildProcess ends, ChildProcess begins, int port)
    {
        _ends = ends;
        _begins = begins;
        Port = port;
    }

    /// <summary>Where viewers connect, without TLS of their own.</summary>
    public int Port { get; }

    /// <summary>The proxy that counts.</summary>
    public int ProcessId => _ends.Id;

    public static async Task<TlsProxy> StartAsync(BenchPrograms programs, int server, CancellationToken cancellation)
    {
        var (certificate, key) = (Path.Combine(programs.Home, "tls.crt"), Path.Combine(programs.Home, "tls.key"));
        await BenchPrograms.RunAsync(
            "openssl", cancellation, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
            "-subj", "/CN=localhost", "-keyout", key, "-out", certificate);
        var (encrypted, plain) = (FreePort.Take(), FreePort.Take());
        var ends = await NginxAsync(
            programs, "ends", $"listen 127.0.0.1:{Text(encrypted)} ssl; ssl_certificate {certificate}; ssl_certificate_key {key}; ssl_protocols TLSv1.3; "
            + $"proxy_pass 127.0.0.1:{Text(server)};", encrypted, cancellation);
        var begins = await NginxAsync(
            programs, "begins", $"listen 127.0.0.1:{Text(plain)}; proxy_ssl on; proxy_ssl_protocols TLSv1.3; proxy_pass 127.0.0.1:{Text(encrypted)};",
            plain, cancellation);
        return new TlsProxy(ends, begins, plain);
    }

    public async ValueTask DisposeAsync()
    {
        await _begins.DisposeAsync();
        await _ends.DisposeAsync();
    }

    private static async Task<ChildProcess> NginxAsync(
        BenchPrograms programs, string name, string server, int port, CancellationToken cancellation)
    {
        var configuration = Path.Combine(programs.Home, $"{name}.conf");
        await File.WriteAllTextAsync(
            configuration,
            $$"""
            load_module /usr/lib/nginx/modules/ngx_stream_module.so;
            daemon off; master_process off; pid {{programs.Home}}/{{name}}.pid; error_log stderr error;
            events { worker_connections 8192; }
            stream { proxy_buffer_size 64k; tcp_nodelay on; server { {{server}} } }
            """,
            cancellation);
        var nginx = ChildProcess.Start($"The proxy that {name} TLS", "/usr/sbin/nginx", ["-c", configuration, "-e", "stderr"]);
        await Peer.ListensAsync(port, cancellation);
        return nginx;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
