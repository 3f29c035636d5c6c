using LiveView.Protocols.Jurisdiction.Borders;

namespace LiveView.Protocols.Tests.Jurisdiction.Borders;

public class RoomTableTests
{
    private const string Header = "regioncode;controlroom\n";

    [Fact]
    public void A_code_has_its_control_room()
    {
        var rooms = RoomTable.Read("\uFEFF" + (Header + "VR09; Midden-Nederland\n\nVR13;Amsterdam").Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal([("VR09", "Midden-Nederland"), ("VR13", "Amsterdam")], rooms.Select(each => (each.Key, each.Value)).Order());
    }

    [Theory]
    [InlineData("", "Line 1 ")]
    [InlineData("code;room\n", "Line 1 ")]
    [InlineData(Header + "VR09\n", "Line 2 ")]
    [InlineData(Header + "VR09,Midden-Nederland\n", "Line 2 ")]
    [InlineData(Header + "VR09;\n", "Line 2 ")]
    [InlineData(Header + ";Midden-Nederland\n", "Line 2 ")]
    [InlineData(Header + "VR09;Midden-Nederland;x\n", "Line 2 ")]
    [InlineData(Header + "VR09;Midden-Nederland\nVR09;Amsterdam\n", "Line 3 ")]
    public void A_wrong_line_is_named(string text, string line) =>
        Assert.StartsWith(line, Assert.Throws<FormatException>(() => RoomTable.Read(text)).Message, StringComparison.Ordinal);
}
