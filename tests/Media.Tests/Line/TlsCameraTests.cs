using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Line;

namespace LiveView.Media.Tests.Line;

/// <summary>A camera over TLS proves that it is the one in the address.</summary>
public sealed class TlsCameraTests : IDisposable
{
    private static readonly CameraNetworks s_local = new([IPNetwork.Parse("127.0.0.0/8")], OwnNetworks.Read);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public TlsCameraTests() => _listener.Start();

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        var serving = ServeAsync();

        var answer = await DialAsync(new CameraLineOptions { Networks = s_local });

        Assert.Equal(PictureFault.CertificateUntrusted, Assert.IsType<DialAnswer.Failed>(answer).Fault);
        await serving;
    }

    [Fact]
    public async Task It_is_taken_where_the_administrator_switched_verification_off()
    {
        var serving = ServeAsync();

        var answer = await DialAsync(new CameraLineOptions { Networks = s_local, VerifyCertificates = false });

        await using var line = Assert.IsType<DialAnswer.Connected>(answer).Line;
        Assert.Equal((byte)'!', line.ReadByte());
        await serving;
    }

    [Fact]
    public async Task A_camera_that_accepts_and_never_speaks_TLS_is_given_up_in_time()
    {
        var answer = await DialAsync(new CameraLineOptions { Networks = s_local, Patience = TimeSpan.FromMilliseconds(300) });

        Assert.Equal(PictureFault.NoAnswer, Assert.IsType<DialAnswer.Failed>(answer).Fault);
    }

    public void Dispose() => _listener.Dispose();

    private Task<DialAnswer> DialAsync(CameraLineOptions options) => new CameraDialler(options, TimeProvider.System)
        .DialAsync(RtspAddress.Parse($"rtsps://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/a"), CancellationToken.None);

    private async Task ServeAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var visitor = await _listener.AcceptTcpClientAsync();
        await using var secure = new SslStream(visitor.GetStream());
        try
        {
            await secure.AuthenticateAsServerAsync(certificate);
            await secure.WriteAsync("!"u8.ToArray());
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            // The other side did not trust it.
        }
    }
}
