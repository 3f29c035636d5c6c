using CsCheck;
using LiveView.Domain.Incidents;
using LiveView.Protocols.Signals;
using LiveView.Protocols.SiaCodes;

namespace LiveView.Protocols.Tests.SiaCodes;

public class SiaReaderTests
{
    private static IReadOnlyList<AlarmSignal> Read(string data) => Assert.IsType<SignalParse.Read>(SiaReader.Read(data)).Signals;

    [Theory]
    [InlineData("#12345A|NFA129")]
    [InlineData("#12345A|OFA129")]
    [InlineData("#12345A|FA129")]
    [InlineData("|#12345A|NFA129")]
    [InlineData("NFA129")]
    public void The_worked_example_of_the_standard_is_a_fire_in_zone_129(string data) =>
        Assert.Equal([new AlarmSignal(AlarmKind.Fire, false, "FA", "129", null, null)], Read(data));

    [Theory]
    [InlineData("#1234|Nri1/HA3")]
    [InlineData("#1234|Nri1HA3")]
    [InlineData("#1234|Nti12:30/ri1/HA3")]
    [InlineData("#1234|Nid0012/pi4/ri1/HA3")]
    [InlineData("#1234|NidJAN/ri1/HA3")]
    [InlineData("#1234|Nda01-31-26/ti12:30/ri1/HA3")]
    public void A_modifier_for_the_area_names_the_partition_and_others_are_passed_over(string data) =>
        Assert.Equal([new AlarmSignal(AlarmKind.HoldUp, false, "HA", "3", "1", null)], Read(data));

    [Theory]
    [InlineData("#1234|NHA3^Kassa 1/2^")]
    [InlineData("#1234|NHA3*'Kassa 1/2'", "Kassa 1")]
    [InlineData("#1234|NHA3|AKassa 1/2")]
    [InlineData("#1234|NHA3^Kassa 1|2^", "Kassa 1|2")]
    public void A_text_goes_with_its_event(string data, string text = "Kassa 1/2") => Assert.Equal(text, Read(data)[0].Text);

    [Fact]
    public void Several_events_in_one_message_are_all_read() =>
        Assert.Equal(
        [
            new AlarmSignal(AlarmKind.Burglary, false, "BA", "1", "1", "Hal"),
            new AlarmSignal(AlarmKind.Burglary, true, "BR", "1", "1", null),
            new AlarmSignal(AlarmKind.Tamper, false, "TA", null, "2", null),
        ], Read("#1234|Nri1/BA1^Hal^/BR1/ri2/TA"));

    [Fact]
    public void N_and_O_may_also_begin_a_code() =>
        Assert.Equal(["NT", "OP", "NT", "OP"], new[] { "#1234|NT12", "#1234|OP12", "#1234|NNT12", "#1234|NOP12" }.Select(data => Read(data)[0].Code));

    [Theory]
    [InlineData("HA", AlarmKind.HoldUp, false)]
    [InlineData("HV", AlarmKind.HoldUp, false)]
    [InlineData("HR", AlarmKind.HoldUp, true)]
    [InlineData("PA", AlarmKind.Panic, false)]
    [InlineData("PR", AlarmKind.Panic, true)]
    [InlineData("BA", AlarmKind.Burglary, false)]
    [InlineData("BV", AlarmKind.Burglary, false)]
    [InlineData("BR", AlarmKind.Burglary, true)]
    [InlineData("FA", AlarmKind.Fire, false)]
    [InlineData("FR", AlarmKind.Fire, true)]
    [InlineData("MA", AlarmKind.Medical, false)]
    [InlineData("MR", AlarmKind.Medical, true)]
    [InlineData("GA", AlarmKind.Gas, false)]
    [InlineData("GR", AlarmKind.Gas, true)]
    [InlineData("TA", AlarmKind.Tamper, false)]
    [InlineData("TR", AlarmKind.Tamper, true)]
    [InlineData("RP", AlarmKind.Test, false)]
    [InlineData("TX", AlarmKind.Test, false)]
    [InlineData("TE", AlarmKind.Test, true)]
    [InlineData("YC", AlarmKind.Technical, false)]
    [InlineData("YS", AlarmKind.Technical, false)]
    [InlineData("YK", AlarmKind.Technical, true)]
    [InlineData("AT", AlarmKind.Technical, false)]
    [InlineData("AR", AlarmKind.Technical, true)]
    [InlineData("YT", AlarmKind.Technical, false)]
    [InlineData("YR", AlarmKind.Technical, true)]
    [InlineData("CL", AlarmKind.Other, false)]
    [InlineData("QQ", AlarmKind.Other, false)]
    public void Every_code_has_a_kind_and_an_unknown_one_is_Other(string code, AlarmKind kind, bool restore)
    {
        var signal = Assert.Single(Read($"#1234|N{code}7"));

        Assert.Equal((kind, restore, code, "7"), (signal.Kind, signal.IsRestore, signal.Code, signal.Zone));
    }

    [Fact]
    public void No_code_of_two_capitals_is_dropped() =>
        Gen.String[Gen.Char['A', 'Z'], 2, 2].Sample(code => Assert.Equal(code, Assert.Single(Read($"#1234|N{code}7")).Code), iter: 2000);

    [Theory]
    [InlineData("")]
    [InlineData("#1234")]
    [InlineData("#1234|")]
    [InlineData("#1234|Nri1")]
    [InlineData("#1234|1122 00 003")]
    public void Data_without_an_event_are_said_to_be_unreadable(string data) =>
        Assert.Contains("holds no SIA event", Assert.IsType<SignalParse.Unreadable>(SiaReader.Read(data)).Text, StringComparison.Ordinal);

    [Fact]
    public void No_text_makes_the_reader_fail() => Gen.String.Sample(text => _ = SiaReader.Read(text), iter: 10_000);

    [Fact]
    public void No_text_of_the_characters_that_matter_makes_the_reader_fail() =>
        Gen.String[Gen.Char["NOAri1/|^#HB"], 0, 30].Sample(text => _ = SiaReader.Read(text), iter: 10_000);
}
