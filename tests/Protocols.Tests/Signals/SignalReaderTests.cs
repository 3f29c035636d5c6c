using LiveView.Domain.Incidents;
using LiveView.Protocols.Dc09;
using LiveView.Protocols.Signals;
using LiveView.Protocols.Tests.Dc09;

namespace LiveView.Protocols.Tests.Signals;

public class SignalReaderTests
{
    private static SignalParse Read(string body) =>
        SignalReader.Read(Assert.IsType<Dc09Parse.Understood>(Dc09Parser.Parse(FrameWriter.Frame(body))).Frame);

    private static AlarmSignal Single(string body) => Assert.Single(Assert.IsType<SignalParse.Read>(Read(body)).Signals);

    [Theory]
    [InlineData("\"SIA-DCS\"0042L0#1234[#1234|NHA3]", "HA")]
    [InlineData("\"ADM-CID\"0042L0#1234[#1234|1122 00 003]", "122")]
    public void A_hold_up_button_speaks_either_language(string body, string code)
    {
        var signal = Single(body);

        Assert.Equal((AlarmKind.HoldUp, code), (signal.Kind, signal.Code));
    }

    [Fact]
    public void A_link_test_says_nothing() => Assert.Empty(Assert.IsType<SignalParse.Read>(Read("\"NULL\"0000L0#1234[]")).Signals);

    [Fact]
    public void The_alarm_text_of_the_message_stands_in_for_a_missing_one() =>
        Assert.Equal("Kassa", Single("\"ADM-CID\"0042L0#1234[#1234|1122 00 003][IKassa]").Text);

    [Fact]
    public void The_alarm_text_of_the_message_does_not_replace_an_events_own() =>
        Assert.Equal("Kluis", Single("\"SIA-DCS\"0042L0#1234[#1234|NHA3^Kluis^][IKassa]").Text);

    [Fact]
    public void Data_in_the_other_language_are_unreadable() =>
        Assert.IsType<SignalParse.Unreadable>(Read("\"ADM-CID\"0042L0#1234[#1234|NHA3]"));
}
