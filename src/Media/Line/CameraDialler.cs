using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;

namespace LiveView.Media.Line;

/// <summary>
/// Connects to a camera, and only to where one may stand. A name is resolved once and the address that was checked is the one that is
/// connected to, so that nothing can change in between.
/// </summary>
internal sealed class CameraDialler(CameraLineOptions options, TimeProvider time)
{
    public async Task<DialAnswer> DialAsync(RtspAddress address, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(options.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        Socket? socket = null;
        try
        {
            var (addresses, fault) = await FindAsync(address.Host, either.Token).ConfigureAwait(false);
            if (fault != PictureFault.None)
            {
                return new DialAnswer.Failed(fault);
            }

            socket = new Socket(addresses[0].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(addresses[0], address.Port, either.Token).ConfigureAwait(false);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            return new DialAnswer.Connected(address.Scheme == "rtsps" ? await SecureAsync(stream, address, either.Token).ConfigureAwait(false) : stream);
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            socket?.Dispose();
            cancellation.ThrowIfCancellationRequested();
            return new DialAnswer.Failed(Judge(e));
        }
    }

    private async Task<(IPAddress[] Addresses, PictureFault Fault)> FindAsync(string host, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await ResolveAsync(host, cancellation).ConfigureAwait(false);
        if (addresses.Length == 0)
        {
            return ([], PictureFault.HostUnknown);
        }

        // One bad address spoils the name: whoever mixes them means to be tried until the bad one is.
        return addresses.All(each => options.Networks.Judge(each) == AddressVerdict.Permitted)
            ? (addresses, PictureFault.None)
            : ([], PictureFault.AddressForbidden);
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        try
        {
            // Waited for from outside: the system's resolver does not always listen to a cancellation.
            return await options.Resolve(host, cancellation).WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return [];
        }
    }

    private async Task<Stream> SecureAsync(Stream stream, RtspAddress address, CancellationToken cancellation)
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = address.Host.Trim('[', ']'),
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                    errors == SslPolicyErrors.None || (!options.VerifyCertificates && certificate is not null),
            },
            cancellation).ConfigureAwait(false);
        return secure;
    }

    private static PictureFault Judge(Exception e) => e switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => PictureFault.Refused,
        AuthenticationException => PictureFault.CertificateUntrusted,
        _ => PictureFault.NoAnswer,
    };
}
