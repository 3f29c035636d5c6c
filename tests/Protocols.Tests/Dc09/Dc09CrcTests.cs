using LiveView.Protocols.Dc09;

namespace LiveView.Protocols.Tests.Dc09;

public class Dc09CrcTests
{
    [Fact]
    public void Its_check_value_is_BB3D() => Assert.Equal(0xBB3D, Dc09Crc.Of("123456789"u8));

    [Fact]
    public void The_checksum_of_nothing_is_zero() => Assert.Equal(0, Dc09Crc.Of([]));
}
