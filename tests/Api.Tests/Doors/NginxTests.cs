using System.Net.WebSockets;
using System.Text;
using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tests.Identity.Local;

namespace LiveView.Api.Tests.Doors;

/// <summary>An edge behind nginx, as <c>deploy/nginx</c> has it.</summary>
public class NginxTests : IAsyncLifetime
{
    private readonly LiveServer _server = new(
        demo: false,
        new Dictionary<string, string?>
        {
            ["Http:Proxy:Addresses:0"] = "127.0.0.1",
            ["Http:Proxy:Hosts:0"] = "live-view.example",
            ["Passkeys:Domain"] = "live-view.example",
        },
        claimed: false);

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Somebody_signs_in_and_the_line_for_pictures_stands()
    {
        await using var nginx = await Nginx.StartAsync(_server.Http);
        using var visitor = new Visitor(nginx.Address, nginx.Line());
        var code = (await File.ReadAllTextAsync(Path.Combine(_server.DataDirectory, "set-up-code"))).Trim();

        Assert.Equal(200, (await FreshInstallation.EnrolAsync(visitor, code, "anna", "landelijk-beheer")).Status);
        Assert.StartsWith("__Host-liveview=", visitor.SetCookie, StringComparison.Ordinal);
        Assert.Equal(200, (await visitor.GetAsync("/v1/me")).Status);

        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", nginx.Address.GetLeftPart(UriPartial.Authority));
        socket.Options.SetRequestHeader("Cookie", visitor.Cookie);
        using var invoker = new HttpMessageInvoker(nginx.Line());
        await socket.ConnectAsync(new UriBuilder(nginx.Address) { Scheme = "wss", Path = "/v1/pictures" }.Uri, invoker, CancellationToken.None);
        await socket.SendAsync(
            Encoding.UTF8.GetBytes("""{ "incident": "no-such", "camera": "no-such" }"""), WebSocketMessageType.Text, true, CancellationToken.None);
        await socket.ReceiveAsync(new byte[1024], CancellationToken.None);

        // The gate has heard the question, and its refusal has come back.
        Assert.Equal(4403, (int?)socket.CloseStatus);
    }
}
