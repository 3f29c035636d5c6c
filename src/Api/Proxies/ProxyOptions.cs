using System.ComponentModel.DataAnnotations;
using System.Net;

namespace LiveView.Api.Proxies;

/// <summary>Section <c>Http:Proxy</c>: a proxy in front of this edge that ends TLS and says for whom it asks.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    /// <summary>Addresses or networks of the proxies, e.g. <c>127.0.0.1</c> or <c>10.20.0.0/28</c>: what they say of a caller is believed. None by default.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Hosts under which people open the console, e.g. <c>live-view.example</c>, as the proxy passes them on; required with <see cref="Addresses" />.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Whether there is a proxy.</summary>
    public bool Used => Addresses.Count > 0;

    /// <summary>The proxies, an address being a network of one.</summary>
    /// <exception cref="FormatException">One is neither.</exception>
    internal IEnumerable<IPNetwork> Networks => Addresses.Select(each =>
        IPAddress.TryParse(each, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : IPNetwork.Parse(each));

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var each in Addresses)
        {
            if (!IPAddress.TryParse(each, out _) && !IPNetwork.TryParse(each, out _))
            {
                yield return new ValidationResult($"'{each}' in Http:Proxy:Addresses is no address and no network: give one such as 127.0.0.1 or 10.20.0.0/28.");
            }
            else if (IPNetwork.TryParse(each, out var network) && network.PrefixLength == 0)
            {
                yield return new ValidationResult($"'{each}' in Http:Proxy:Addresses is everybody: whoever calls could say to be somebody else. Name the proxies.");
            }
        }

        if (Used && Hosts.Count == 0)
        {
            yield return new ValidationResult("Http:Proxy:Addresses is set: give in Http:Proxy:Hosts the host name under which people open the console.");
        }

        if (Hosts.FirstOrDefault(each => each.Length == 0 || Uri.CheckHostName(each) == UriHostNameType.Unknown) is { } unreadable)
        {
            yield return new ValidationResult($"'{unreadable}' in Http:Proxy:Hosts is no host name: give one such as live-view.example.");
        }
    }
}
