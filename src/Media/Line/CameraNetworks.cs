using System.Net;
using System.Net.Sockets;

namespace LiveView.Media.Line;

/// <summary>
/// Where cameras may stand. An address that a party typed must not make the media node call itself, its neighbours or its cloud; a
/// network in which cameras do stand is permitted by name.
/// </summary>
/// <param name="allowed">Networks that hold cameras, although they would be refused otherwise.</param>
/// <param name="own">The networks of this machine, at this moment.</param>
public sealed class CameraNetworks(IReadOnlyList<IPNetwork> allowed, Func<IReadOnlyList<IPNetwork>> own)
{
    private static readonly IPNetwork[] s_unspecified = [IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("::/128")];
    private static readonly IPNetwork[] s_loopback = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];
    private static readonly IPNetwork[] s_linkLocal = [IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("fec0::/10")];
    private static readonly IPNetwork[] s_carrier = [IPNetwork.Parse("100.64.0.0/10")];
    private static readonly IPNetwork[] s_groups = [IPNetwork.Parse("224.0.0.0/3"), IPNetwork.Parse("ff00::/8")];

    private static readonly IPNetwork[] s_metadata =
    [
        IPNetwork.Parse("169.254.169.254/32"), IPNetwork.Parse("169.254.170.2/32"), IPNetwork.Parse("100.100.100.200/32"),
        IPNetwork.Parse("192.0.0.192/32"), IPNetwork.Parse("168.63.129.16/32"), IPNetwork.Parse("fd00:ec2::254/128"),
        IPNetwork.Parse("fd20:ce::254/128"),
    ];

    // Prefixes in which an IPv4 address travels inside an IPv6 one, and where it stands: NAT64 (RFC 6052, RFC 8215), 6to4, IPv4-compatible.
    private static readonly (IPNetwork Prefix, int At)[] s_wrappings =
        [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("64:ff9b:1::/48"), 12), (IPNetwork.Parse("2002::/16"), 2), (IPNetwork.Parse("::/96"), 12)];

    /// <summary>Judges one address; one that holds an IPv4 address is judged as that.</summary>
    public AddressVerdict Judge(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = Unwrap(address);
        return IsIn(s_metadata, at) ? AddressVerdict.Metadata
            : IsIn(s_unspecified, at) ? AddressVerdict.Unspecified
            : IsIn(s_groups, at) ? AddressVerdict.Multicast
            : IsIn(allowed, at) ? AddressVerdict.Permitted
            : IsIn(s_loopback, at) ? AddressVerdict.Loopback
            : IsIn(s_linkLocal, at) ? AddressVerdict.LinkLocal
            : IsIn(s_carrier, at) ? AddressVerdict.CarrierNat
            : IsIn(own(), at) ? AddressVerdict.OwnNetwork
            : AddressVerdict.Permitted;
    }

    private static bool IsIn(IReadOnlyList<IPNetwork> networks, IPAddress address)
    {
        foreach (var network in networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        // Without the zone: a network holds no zoned address.
        var plain = new IPAddress(address.GetAddressBytes());
        if (plain.IsIPv4MappedToIPv6)
        {
            return plain.MapToIPv4();
        }

        foreach (var (prefix, at) in s_wrappings)
        {
            if (prefix.Contains(plain) && !plain.Equals(IPAddress.IPv6Any) && !plain.Equals(IPAddress.IPv6Loopback))
            {
                return new IPAddress(plain.GetAddressBytes().AsSpan(at, 4));
            }
        }

        return plain;
    }
}
