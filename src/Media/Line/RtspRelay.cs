using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Line;

/// <summary>
/// Stands between one ffmpeg and one camera. ffmpeg knows neither the camera's address nor its path, and gets no answer that sends it
/// elsewhere; the camera sees requests for its own address.
/// </summary>
internal sealed class RtspRelay : IAsyncDisposable
{
    /// <summary>The path that ffmpeg asks for, whatever the camera.</summary>
    public const string Path = "/picture";

    private const int ReadBytes = 64 * 1024;
    private readonly Socket _listener;
    private readonly Stream _camera;
    private readonly RtspAddress _address;
    private readonly RtspAuthenticator _authenticator;
    private readonly string _local;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _relaying;

    /// <param name="port">Where ffmpeg is waited for.</param>
    /// <param name="camera">The line to the camera.</param>
    /// <param name="address">Where the camera offers its picture.</param>
    /// <param name="authenticator">Signs ffmpeg's requests in its place, so that it never learns a password.</param>
    public RtspRelay(RelayPort port, Stream camera, RtspAddress address, RtspAuthenticator authenticator)
    {
        _authenticator = authenticator;
        _listener = port.Listen();
        _camera = camera;
        _address = address;
        Endpoint = (IPEndPoint)_listener.LocalEndPoint!;
        _local = $"rtsp://{Endpoint}{Path}";
        _relaying = RelayAsync();
    }

    /// <summary>Where ffmpeg finds the camera.</summary>
    public IPEndPoint Endpoint { get; }

    /// <summary>Why the relay closed the line itself; <see cref="PictureFault.None"/> when it did not.</summary>
    public PictureFault Fault { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _camera.DisposeAsync().ConfigureAwait(false);
        await _relaying.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RelayAsync()
    {
        try
        {
            using var ffmpeg = await _listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
            _listener.Dispose();
            ffmpeg.NoDelay = true;
            await using var child = new NetworkStream(ffmpeg, ownsSocket: false);
            var down = PumpAsync(_camera, child, Answer);
            var up = PumpAsync(child, _camera, Request);
            await Task.WhenAny(down, up).ConfigureAwait(false);
            await _stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(down, up).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One of the two hung up; ffmpeg says what it makes of that.
        }
    }

    /// <summary>Passes on everything that one side says, after a look at every head.</summary>
    private async Task PumpAsync(Stream from, Stream to, Func<string[], byte[]?> look)
    {
        try
        {
            var framing = new RtspFraming();
            var buffer = new byte[ReadBytes];
            var filled = 0;
            while (await from.ReadAsync(buffer.AsMemory(filled), _stop.Token).ConfigureAwait(false) is var read and > 0)
            {
                filled += read;
                var (sent, seen) = (0, 0);
                while (framing.Next(buffer.AsSpan(seen, filled - seen), out var head) is var length and > 0)
                {
                    if (head is not null && look(head) is { } changed)
                    {
                        await to.WriteAsync(buffer.AsMemory(sent, seen - sent), _stop.Token).ConfigureAwait(false);
                        await to.WriteAsync(changed, _stop.Token).ConfigureAwait(false);
                        sent = seen + length;
                    }

                    seen += length;
                }

                await to.WriteAsync(buffer.AsMemory(sent, seen - sent), _stop.Token).ConfigureAwait(false);
                buffer.AsSpan(seen, filled - seen).CopyTo(buffer);
                filled -= seen;
            }
        }
        catch (RtspFormatException)
        {
            Fault = PictureFault.BadStream;
        }
        catch (RtspRedirectException)
        {
            Fault = PictureFault.Redirected;
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // It hung up.
        }
    }

    /// <summary>Asks the camera for its own address, which ffmpeg learns from an answer at best, and proves who asks.</summary>
    private byte[]? Request(string[] head)
    {
        if (head[0].Split(' ') is not [var method, var asked, var version])
        {
            return null;
        }

        var target = asked.StartsWith(_local, StringComparison.Ordinal) ? $"{_address}{asked[_local.Length..]}" : asked;
        head[0] = $"{method} {target} {version}";
        string[] lines = _authenticator.HeaderFor(method, target) is { } authorization ? [.. head, authorization] : head;
        return Encoding.Latin1.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n");
    }

    /// <summary>An answer that sends ffmpeg elsewhere would make it connect to an address that nobody checked.</summary>
    private byte[]? Answer(string[] head)
    {
        if (RtspStatus.Read(head[0]) == RtspAuthenticator.Unauthorized)
        {
            _authenticator.Take(new RtspAnswer(RtspAuthenticator.Unauthorized, head, []));
        }

        return null;
    }
}
