using System.Collections.Frozen;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Silo.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace LiveView.Silo.Cluster;

/// <summary>
/// TLS 1.3 (RFC 8446) on a connection of the cluster, with a certificate on both sides; each side knows the other by the SHA-256 of its
/// certificate, so no authority and no name can vouch for a stranger.
/// </summary>
internal sealed class ClusterTls : IDisposable
{
    private const string Host = "live-view";
    private const int ThumbprintLength = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly X509Certificate2 _own;
    private readonly FrozenSet<string> _trusted;
    private readonly TimeProvider _time;

    private ClusterTls(X509Certificate2 own, FrozenSet<string> trusted, TimeProvider time) => (_own, _trusted, _time) = (own, trusted, time);

    /// <summary>Reads the certificate; null when no TLS is configured.</summary>
    /// <exception cref="ConfigurationException">It is half configured, or cannot be read.</exception>
    public static ClusterTls? From(ClusterTlsOptions? options, TimeProvider time)
    {
        if (options is null or { CertificateFile: null, KeyFile: null, TrustedThumbprints.Count: 0 })
        {
            return null;
        }

        if (options is not { CertificateFile: { } certificate, KeyFile: { } key, TrustedThumbprints.Count: > 0 })
        {
            throw new ConfigurationException(
                "Cluster:Tls is half configured: give CertificateFile, KeyFile and at least one of TrustedThumbprints.");
        }

        var trusted = options.TrustedThumbprints.Select(each => each.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant())
            .ToFrozenSet(StringComparer.Ordinal);
        if (trusted.FirstOrDefault(each => each.Length != ThumbprintLength || !each.All(char.IsAsciiHexDigit)) is { } wrong)
        {
            throw new ConfigurationException($"'{wrong}' in Cluster:Tls:TrustedThumbprints is no SHA-256 fingerprint of 64 hexadecimal digits.");
        }

        try
        {
            return new ClusterTls(X509Certificate2.CreateFromPemFile(certificate, key), trusted, time);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The certificate or key in Cluster:Tls cannot be read: {e.Message}");
        }
    }

    /// <summary>For the side that answers: other silos' connections, and those of edges at the gateway.</summary>
    public void Answer(IConnectionBuilder connections) => connections.Use(next => connection => RunAsync(
        connection, next, (tls, cancel) => tls.AuthenticateAsServerAsync(ForAnswer(), cancel)));

    /// <summary>For the side that calls: a silo to another, an edge to a gateway.</summary>
    public void Call(IConnectionBuilder connections) => connections.Use(next => connection => RunAsync(
        connection, next, (tls, cancel) => tls.AuthenticateAsClientAsync(ForCall(), cancel)));

    /// <summary>The same for a door of HTTP: edges that fetch feeds.</summary>
    public TlsHandshakeCallbackOptions ToAnswer() => new()
    {
        HandshakeTimeout = Patience,
        OnConnection = _ => ValueTask.FromResult(ForAnswer()),
    };

    /// <summary>For an edge that fetches a feed over HTTP.</summary>
    public SslClientAuthenticationOptions ForCall() => new()
    {
        TargetHost = Host,
        ClientCertificates = [_own],
        EnabledSslProtocols = SslProtocols.Tls13,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        RemoteCertificateValidationCallback = IsTrusted,
    };

    private SslServerAuthenticationOptions ForAnswer() => new()
    {
        ServerCertificate = _own,
        ClientCertificateRequired = true,
        EnabledSslProtocols = SslProtocols.Tls13,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        RemoteCertificateValidationCallback = IsTrusted,
    };

    public void Dispose() => _own.Dispose();

    private async Task RunAsync(ConnectionContext connection, ConnectionDelegate next, Func<SslStream, CancellationToken, Task> shake)
    {
        var plain = connection.Transport;
        await using var tls = new SslStream(new TransportStream(plain), leaveInnerStreamOpen: false);
        using (var patience = new CancellationTokenSource(Patience, _time))
        {
            await shake(tls, patience.Token);
        }

        connection.Transport = new TlsTransport(tls);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = plain;
        }
    }

    /// <summary>The fingerprint decides; a certificate that is over is trusted no longer, however it is pinned.</summary>
    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 other)
        {
            return false;
        }

        var now = _time.GetUtcNow();
        return _trusted.Contains(other.GetCertHashString(HashAlgorithmName.SHA256)) && other.NotBefore.ToUniversalTime() <= now && now < other.NotAfter.ToUniversalTime();
    }
}
