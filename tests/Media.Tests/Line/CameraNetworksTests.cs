using System.Net;
using LiveView.Media.Line;

namespace LiveView.Media.Tests.Line;

public class CameraNetworksTests
{
    private static readonly CameraNetworks s_networks = new([], () => [IPNetwork.Parse("10.1.2.0/24"), IPNetwork.Parse("2a02:1234::/64")]);

    [Theory]
    [InlineData("127.0.0.1", AddressVerdict.Loopback)]
    [InlineData("127.255.255.254", AddressVerdict.Loopback)]
    [InlineData("::1", AddressVerdict.Loopback)]
    [InlineData("::ffff:127.0.0.1", AddressVerdict.Loopback)]
    [InlineData("::127.0.0.1", AddressVerdict.Loopback)]
    [InlineData("64:ff9b::7f00:1", AddressVerdict.Loopback)]
    [InlineData("64:ff9b:1::7f00:1", AddressVerdict.Loopback)]
    [InlineData("2002:7f00:1::", AddressVerdict.Loopback)]
    [InlineData("169.254.1.1", AddressVerdict.LinkLocal)]
    [InlineData("fe80::1", AddressVerdict.LinkLocal)]
    [InlineData("fe80::1%1", AddressVerdict.LinkLocal)]
    [InlineData("febf::1", AddressVerdict.LinkLocal)]
    [InlineData("::ffff:169.254.1.1", AddressVerdict.LinkLocal)]
    [InlineData("169.254.169.254", AddressVerdict.Metadata)]
    [InlineData("::ffff:169.254.169.254", AddressVerdict.Metadata)]
    [InlineData("64:ff9b::a9fe:a9fe", AddressVerdict.Metadata)]
    [InlineData("2002:a9fe:a9fe::", AddressVerdict.Metadata)]
    [InlineData("169.254.170.2", AddressVerdict.Metadata)]
    [InlineData("100.100.100.200", AddressVerdict.Metadata)]
    [InlineData("fd00:ec2::254", AddressVerdict.Metadata)]
    [InlineData("0.0.0.0", AddressVerdict.Unspecified)]
    [InlineData("0.1.2.3", AddressVerdict.Unspecified)]
    [InlineData("::", AddressVerdict.Unspecified)]
    [InlineData("::ffff:0.0.0.0", AddressVerdict.Unspecified)]
    [InlineData("224.0.0.1", AddressVerdict.Multicast)]
    [InlineData("239.255.255.255", AddressVerdict.Multicast)]
    [InlineData("240.0.0.1", AddressVerdict.Multicast)]
    [InlineData("255.255.255.255", AddressVerdict.Multicast)]
    [InlineData("ff02::1", AddressVerdict.Multicast)]
    [InlineData("100.64.0.1", AddressVerdict.CarrierNat)]
    [InlineData("100.127.255.255", AddressVerdict.CarrierNat)]
    [InlineData("10.1.2.77", AddressVerdict.OwnNetwork)]
    [InlineData("::ffff:10.1.2.77", AddressVerdict.OwnNetwork)]
    [InlineData("2a02:1234::99", AddressVerdict.OwnNetwork)]
    [InlineData("10.1.3.77", AddressVerdict.Permitted)]
    [InlineData("192.168.7.7", AddressVerdict.Permitted)]
    [InlineData("100.128.0.1", AddressVerdict.Permitted)]
    [InlineData("193.0.14.129", AddressVerdict.Permitted)]
    [InlineData("2001:db8::7", AddressVerdict.Permitted)]
    public void An_address_is_judged_by_where_it_leads(string address, AddressVerdict verdict) =>
        Assert.Equal(verdict, s_networks.Judge(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("10.1.2.77")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.1.1")]
    public void A_network_of_cameras_is_permitted_by_name(string address) =>
        Assert.Equal(AddressVerdict.Permitted, Everywhere().Judge(IPAddress.Parse(address)));

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    public void What_is_never_a_camera_is_not_permitted_by_any_name(string address) =>
        Assert.NotEqual(AddressVerdict.Permitted, Everywhere().Judge(IPAddress.Parse(address)));

    [Fact]
    public void The_networks_of_this_machine_hold_its_own_addresses() =>
        Assert.Contains(OwnNetworks.Read(), network => network.Contains(IPAddress.Loopback));

    private static CameraNetworks Everywhere() => new([IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")], OwnNetworks.Read);
}
