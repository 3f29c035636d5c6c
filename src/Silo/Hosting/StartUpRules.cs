using System.ComponentModel.DataAnnotations;
using System.Net;
using LiveView.Api.Identity;
using LiveView.Api.Identity.Local;
using LiveView.Api.Proxies;

namespace LiveView.Silo.Hosting;

/// <summary>What the program refuses to start with, because nobody would notice that it is not safe.</summary>
internal static class StartUpRules
{
    public static void Check(IConfiguration configuration)
    {
        var demo = configuration.GetSection("Demo").Get<DemoOptions>() ?? new DemoOptions();
        if (!demo.Enabled && !string.IsNullOrEmpty(demo.PeopleFile))
        {
            throw new ConfigurationException(
                "Demo:PeopleFile names the people of a demonstration, and this is none: take it out, or set Demo:Enabled for a demonstration.");
        }

        CheckProxy(configuration, demo.Enabled);
        foreach (var url in KestrelDoors.HttpUrls(configuration))
        {
            var (endpoint, secure) = KestrelDoors.HttpEndpoint(url);
            if (IPAddress.IsLoopback(endpoint.Address))
            {
                continue;
            }

            if (demo.Enabled)
            {
                throw new ConfigurationException(
                    $"'{url}' in Http:Urls can be reached from elsewhere, and in a demonstration anybody is whom it wants: use a loopback address.");
            }

            if (!secure)
            {
                throw new ConfigurationException(
                    $"'{url}' in Http:Urls can be reached from elsewhere without encryption: use https:// and set Http:Certificate:Path.");
            }

            if (configuration["Passkeys:Domain"] is null)
            {
                throw new ConfigurationException(
                    "Passkeys:Domain is not set: give the host name under which people open the console; passkeys belong to it for ever.");
            }
        }

        if (IPAddress.TryParse(configuration["Passkeys:Domain"] ?? new PasskeyOptions().Domain, out _))
        {
            throw new ConfigurationException("Passkeys:Domain is an address: browsers make passkeys for a host name only, such as live-view.example.");
        }
    }
    private static void CheckProxy(IConfiguration configuration, bool demo)
    {
        var proxy = configuration.GetSection("Http:Proxy").Get<ProxyOptions>() ?? new ProxyOptions();
        if (proxy.Validate(new ValidationContext(proxy)).FirstOrDefault() is { } fault)
        {
            throw new ConfigurationException(fault.ErrorMessage!);
        }

        if (!proxy.Used)
        {
            return;
        }

        if (demo)
        {
            throw new ConfigurationException(
                "Http:Proxy brings callers from elsewhere, and in a demonstration anybody is whom it wants: take it out, or Demo:Enabled.");
        }

        if (configuration["Passkeys:Domain"] is null)
        {
            throw new ConfigurationException(
                "Passkeys:Domain is not set: give the host name under which people open the console through the proxy; passkeys belong to it for ever.");
        }
    }
}
