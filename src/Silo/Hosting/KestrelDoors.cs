using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Security.Authentication;
using LiveView.Api.Gate.Cot;
using LiveView.Api.Intake;
using LiveView.Api.Machines.Enrolling;
using LiveView.Api.Tracking.Lines;
using LiveView.Domain.Identifiers;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace LiveView.Silo.Hosting;

/// <summary>What the process listens on: the console's HTTP, and one port per alarm receiver and per line for trackers.</summary>
internal static class KestrelDoors
{
    private const string DefaultUrl = "http://127.0.0.1:5080";
    private const long MostBody = 1024 * 1024;
    private const int MostHeaders = 16 * 1024;

    public static IReadOnlyList<string> HttpUrls(IConfiguration configuration) =>
        (configuration["Http:Urls"] ?? DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static void ListenOn(this KestrelServerOptions kestrel, IConfiguration configuration)
    {
        HttpCertificate? certificate = null;
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MostBody;
        kestrel.Limits.MaxRequestHeadersTotalSize = MostHeaders;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1000, gracePeriod: TimeSpan.FromSeconds(5));
        foreach (var url in HttpUrls(configuration))
        {
            var (endpoint, secure) = HttpEndpoint(url);
            kestrel.Listen(endpoint, door =>
            {
                // Browsers open their sockets over HTTP/1.1; over HTTP/2 they would come by another method.
                door.Protocols = HttpProtocols.Http1;
                if (secure)
                {
                    certificate ??= HttpCertificate.Open(configuration, TimeProvider.System);
                    // A machine may bring one; which is whose the machine's administrator has said, not an authority.
                    door.UseHttps(https => Speak(https, certificate, ClientCertificateMode.AllowCertificate));
                }
            });
        }

        foreach (var receiver in configuration.GetSection("Intake").Get<IntakeOptions>()?.Dc09 ?? [])
        {
            var organisation = OrganisationId.Parse(receiver.Organisation);
            kestrel.Listen(Endpoint(receiver.Endpoint, "Intake:Dc09"), door => door.UseDc09(organisation));
        }

        var tracking = configuration.GetSection("Tracking").Get<TrackingOptions>() ?? new TrackingOptions();
        if (tracking.Validate(new ValidationContext(tracking)).FirstOrDefault() is { } fault)
        {
            throw new ConfigurationException(fault.ErrorMessage!);
        }

        foreach (var listener in tracking.Listeners.Where(each => each.Transport == TrackerTransport.Tcp))
        {
            kestrel.Listen(Endpoint(listener.Endpoint, "Tracking:Listeners"), door => door.UseTrackers(listener));
        }

        ListenToTak(kestrel, configuration);
    }

    /// <summary>Clients of TAK come with a certificate, which they get next door, or not at all; which is whose the organisations' administrators have said, not an authority.</summary>
    private static void ListenToTak(KestrelServerOptions kestrel, IConfiguration configuration)
    {
        var options = configuration.GetSection("Cot").Get<CotOptions>() ?? new CotOptions();
        if (options.Validate(new ValidationContext(options)).FirstOrDefault() is { } fault)
        {
            throw new ConfigurationException(fault.ErrorMessage!);
        }

        var following = string.IsNullOrEmpty(options.Endpoint) ? null : Endpoint(options.Endpoint, "Cot:Endpoint");
        var enrolling = string.IsNullOrEmpty(options.Enrolment.Endpoint) ? null : Endpoint(options.Enrolment.Endpoint, "Cot:Enrolment:Endpoint");
        if (following is null && enrolling is null)
        {
            return;
        }

        var certificate = HttpCertificate.Open(
            configuration, TimeProvider.System, configuration["Cot:Certificate:Path"] is null ? "Http:Certificate" : "Cot:Certificate");
        if (following is not null)
        {
            kestrel.Listen(following, door =>
            {
                door.UseHttps(tls => Speak(tls, certificate, ClientCertificateMode.RequireCertificate));
                door.UseCot();
            });
        }

        if (enrolling is not null)
        {
            kestrel.Listen(enrolling, door =>
            {
                door.UseHttps(tls => Speak(tls, certificate, ClientCertificateMode.NoCertificate));
                door.UseEnrolment(certificate.Authorities);
            });
        }
    }

    private static void Speak(HttpsConnectionAdapterOptions tls, HttpCertificate certificate, ClientCertificateMode clients)
    {
        tls.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        tls.ServerCertificateSelector = (_, _) => certificate.Current;
        tls.ClientCertificateMode = clients;
        tls.AllowAnyClientCertificate();
    }

    /// <summary>Where an address listens, and whether it is encrypted.</summary>
    public static (IPEndPoint Endpoint, bool Secure) HttpEndpoint(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? (Endpoint($"{(uri.Host == "localhost" ? "127.0.0.1" : uri.Host)}:{uri.Port}", "Http:Urls"), uri.Scheme == Uri.UriSchemeHttps)
            : throw new ConfigurationException($"'{url}' in Http:Urls is no address to listen on: write for example {DefaultUrl}.");

    private static IPEndPoint Endpoint(string text, string setting) =>
        IPEndPoint.TryParse(text, out var endpoint) && endpoint.Port > 0
            ? endpoint
            : throw new ConfigurationException($"'{text}' in {setting} is no address and port: write for example 127.0.0.1:10500.");
}
