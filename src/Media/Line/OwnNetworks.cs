using System.Net;
using System.Net.NetworkInformation;

namespace LiveView.Media.Line;

/// <summary>The networks that this machine stands in, read anew when they are asked for: interfaces come and go.</summary>
public static class OwnNetworks
{
    /// <summary>One network per address of every interface; an address alone where the interface names no network.</summary>
    public static IReadOnlyList<IPNetwork> Read() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces().SelectMany(each => each.GetIPProperties().UnicastAddresses)
            .Select(each => NetworkOf(each.Address, each.PrefixLength)),
    ];

    private static IPNetwork NetworkOf(IPAddress address, int prefixLength)
    {
        var bytes = address.GetAddressBytes();
        var length = prefixLength <= 0 ? bytes.Length * 8 : prefixLength;
        for (var bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPNetwork(new IPAddress(bytes), length);
    }
}
