using System.Net;
using LiveView.Api.Intake;
using LiveView.Domain.Identifiers;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LiveView.Silo.Hosting;

/// <summary>What the process listens on: the console's HTTP, and one port per alarm receiver.</summary>
internal static class KestrelDoors
{
    private const string DefaultUrl = "http://127.0.0.1:5080";
    private const long MostBody = 1024 * 1024;

    public static IReadOnlyList<string> HttpUrls(IConfiguration configuration) =>
        (configuration["Http:Urls"] ?? DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static void ListenOn(this KestrelServerOptions kestrel, IConfiguration configuration)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MostBody;
        foreach (var url in HttpUrls(configuration))
        {
            kestrel.Listen(HttpEndpoint(url));
        }

        foreach (var receiver in configuration.GetSection("Intake").Get<IntakeOptions>()?.Dc09 ?? [])
        {
            var organisation = OrganisationId.Parse(receiver.Organisation);
            kestrel.Listen(Endpoint(receiver.Endpoint, "Intake:Dc09"), door => door.UseDc09(organisation));
        }
    }

    private static IPEndPoint HttpEndpoint(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp
            ? Endpoint($"{(uri.Host == "localhost" ? "127.0.0.1" : uri.Host)}:{uri.Port}", "Http:Urls")
            : throw new ConfigurationException($"'{url}' in Http:Urls is no address to listen on: write for example {DefaultUrl}.");

    private static IPEndPoint Endpoint(string text, string setting) =>
        IPEndPoint.TryParse(text, out var endpoint) && endpoint.Port > 0
            ? endpoint
            : throw new ConfigurationException($"'{text}' in {setting} is no address and port: write for example 127.0.0.1:10500.");
}
