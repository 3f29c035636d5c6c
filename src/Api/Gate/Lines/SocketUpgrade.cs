using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace LiveView.Api.Gate.Lines;

/// <summary>
/// Accepts a WebSocket (RFC 6455 over HTTP/1.1, RFC 8441 over HTTP/2) whose writing goes through a <see cref="ViewerLine" />. That the
/// request is a proper one was looked at before, by the framework.
/// </summary>
internal static class SocketUpgrade
{
    /// <summary>What the kernel holds can no longer be withdrawn: a quarter of a megabyte is about half a second.</summary>
    private const int KernelBuffer = 256 * 1024;

    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    public static async Task<(WebSocket Socket, ViewerLine Line)> AcceptAsync(HttpContext http)
    {
        if (KernelSocket(http) is { } kernel)
        {
            kernel.SendBufferSize = KernelBuffer;
        }

        var stream = await UpgradeAsync(http);
        var line = new ViewerLine(stream, new StreamEnd(stream, http.Abort));
        // The line itself finds out whether somebody is still there.
        var socket = WebSocket.CreateFromStream(line, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero });
        return (socket, line);
    }

    /// <summary>
    /// Lets pictures leave by the connection's own socket, where this server does not encrypt. Only once the viewer has said something: then
    /// it has the answer to its handshake, which until then may still be in the server's hands.
    /// </summary>
    public static void SendBySocket(HttpContext http, ViewerLine line)
    {
        if (HttpProtocol.IsHttp11(http.Request.Protocol) && http.Features.Get<ITlsHandshakeFeature>() is null && KernelSocket(http) is { } kernel)
        {
            line.LeaveBy(new SocketEnd(kernel, http.Abort));
        }
    }

    private static Socket? KernelSocket(HttpContext http) => http.Features.Get<IConnectionSocketFeature>()?.Socket;

    private static async Task<Stream> UpgradeAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true } connect)
        {
            http.Response.StatusCode = StatusCodes.Status200OK;
            return await connect.AcceptAsync();
        }

        var upgrade = http.Features.GetRequiredFeature<IHttpUpgradeFeature>();
        http.Response.Headers.Connection = "Upgrade";
        http.Response.Headers.Upgrade = "websocket";
        http.Response.Headers.SecWebSocketAccept = Answer(http.Request.Headers.SecWebSocketKey.ToString());
        return await upgrade.UpgradeAsync();
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 says SHA-1; it protects nothing.")]
    private static string Answer(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key.Trim() + Guid)));
}
