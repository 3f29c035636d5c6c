using LiveView.Protocols.Jurisdiction;

namespace LiveView.Protocols.Tests.Jurisdiction;

public class ShippedJurisdictionTests
{
    [Fact]
    public void It_knows_ten_control_rooms() =>
        Assert.Equal(
            ["Amsterdam", "Den Haag", "Limburg", "Midden-Nederland", "Noord-Holland", "Noord-Nederland", "Oost-Brabant", "Oost-Nederland",
                "Rotterdam", "Zeeland-West-Brabant"],
            ShippedJurisdiction.Load().ControlRooms);

    [Theory]
    [InlineData("0344", "Utrecht", "VR09", "Midden-Nederland")]
    [InlineData("0599", "Rotterdam", "VR17", "Rotterdam")]
    [InlineData("0153", "Enschede", "VR05", "Oost-Nederland")]
    [InlineData("0820", "Nuenen, Gerwen en Nederwetten", "VR22", "Oost-Brabant")]
    public void It_knows_who_answers_for_a_municipality(string code, string name, string region, string room) =>
        Assert.Equal(new(code, name, region, room), ShippedJurisdiction.Load().Find(code));

    [Fact]
    public void It_does_not_know_a_municipality_that_is_no_more() => Assert.Null(ShippedJurisdiction.Load().Find("9999"));
}
