using System.Net;
using LiveView.Simulation.Desks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveView.Api.Tests.Pictures.Players;

/// <summary>
/// Stands on loopback between a player and the server, and adds somebody's session to what the player asks for: players take cookies
/// on their command line only, where every process of the machine reads them.
/// </summary>
internal sealed class CookieProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _server;

    private CookieProxy(WebApplication app, HttpClient server) => (_app, _server) = (app, server);

    /// <summary>What a player is given in place of the server's own address.</summary>
    public Uri Http => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<CookieProxy> StartAsync(DeskSession session)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var proxy = new CookieProxy(builder.Build(), new HttpClient(new SocketsHttpHandler { CookieContainer = session.Cookies, UseProxy = false })
        {
            BaseAddress = session.Server,
        });
        proxy._app.MapGet("{**path}", proxy.PassOnAsync);
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _server.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, context.Request.Path + context.Request.QueryString);
        if (context.Request.Headers.Range is [{ } range])
        {
            question.Headers.TryAddWithoutValidation("Range", range);
        }

        using var answer = await _server.SendAsync(question, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        context.Response.ContentLength = answer.Content.Headers.ContentLength;
        if (answer.StatusCode == HttpStatusCode.PartialContent)
        {
            context.Response.Headers.ContentRange = answer.Content.Headers.ContentRange?.ToString();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
