using System.Net;
using System.Net.Http.Json;
using LiveView.Simulation.Pictures;

namespace LiveView.Simulation.Desks;

/// <summary>A signed-in demo person: the cookie, and an HTTP client that carries it with the page's own origin.</summary>
public sealed class DeskSession : IDisposable
{
    private DeskSession(Uri server, string person, CookieContainer cookies, HttpClient http)
    {
        Server = server;
        Person = person;
        Cookies = cookies;
        Http = http;
    }

    public Uri Server { get; }

    public string Person { get; }

    public CookieContainer Cookies { get; }

    public HttpClient Http { get; }

    public string Origin => Server.GetLeftPart(UriPartial.Authority);

    public static async Task<DeskSession> SignInAsync(Uri server, string person, CancellationToken cancellation = default)
    {
        var session = Anonymous(server, person);
        using var answer = await session.Http.PostAsJsonAsync("/v1/demo/sign-in", new { person }, cancellation);
        answer.EnsureSuccessStatusCode();
        return session;
    }

    /// <summary>Nobody: no cookie.</summary>
    public static DeskSession Anonymous(Uri server, string name = "nobody")
    {
        var cookies = new CookieContainer();
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, UseProxy = false }) { BaseAddress = server };
        http.DefaultRequestHeaders.Add("Origin", server.GetLeftPart(UriPartial.Authority));
        return new DeskSession(server, name, cookies, http);
    }

    /// <summary>Somebody who signed in by another road than the demonstration's.</summary>
    public static DeskSession Of(Uri server, string person, CookieContainer cookies)
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, UseProxy = false }) { BaseAddress = server };
        http.DefaultRequestHeaders.Add("Origin", server.GetLeftPart(UriPartial.Authority));
        return new DeskSession(server, person, cookies, http);
    }

    /// <summary>Watches cameras of an incident as this person.</summary>
    public Func<string, PictureTap> TapOf(string incident) => camera => PictureTap.Open(this, incident, camera);

    public void Dispose() => Http.Dispose();
}
