using CsCheck;
using LiveView.Domain.Incidents;
using LiveView.Protocols.ContactId;
using LiveView.Protocols.Signals;

namespace LiveView.Protocols.Tests.ContactId;

public class ContactIdReaderTests
{
    private static AlarmSignal Read(string data) => Assert.Single(Assert.IsType<SignalParse.Read>(ContactIdReader.Read(data)).Signals);

    [Theory]
    [InlineData("#12345A|1110 00 129")]
    [InlineData("#12345A|111000129")]
    [InlineData("1110 00 129")]
    [InlineData("|#12345A|1110 00 129")]
    public void The_worked_example_of_the_standard_is_a_fire_in_zone_129(string data) =>
        Assert.Equal(new AlarmSignal(AlarmKind.Fire, false, "110", "129", null, null), Read(data));

    [Fact]
    public void Partition_and_zone_are_kept_as_sent() =>
        Assert.Equal(new AlarmSignal(AlarmKind.HoldUp, false, "122", "003", "02", null), Read("#1234|1122 02 003"));

    [Fact]
    public void Zone_000_and_partition_00_name_none() =>
        Assert.Equal(new AlarmSignal(AlarmKind.Panic, false, "120", null, null, null), Read("#1234|1120 00 000"));

    [Theory]
    [InlineData('1', false)]
    [InlineData('3', true)]
    [InlineData('6', false)]
    public void Qualifier_3_is_a_restore(char qualifier, bool restore) => Assert.Equal(restore, Read($"#1234|{qualifier}130 01 002").IsRestore);

    [Theory]
    [InlineData("100", AlarmKind.Medical)]
    [InlineData("101", AlarmKind.Medical)]
    [InlineData("102", AlarmKind.Medical)]
    [InlineData("103", AlarmKind.Other)]
    [InlineData("110", AlarmKind.Fire)]
    [InlineData("118", AlarmKind.Fire)]
    [InlineData("119", AlarmKind.Other)]
    [InlineData("120", AlarmKind.Panic)]
    [InlineData("121", AlarmKind.HoldUp)]
    [InlineData("122", AlarmKind.HoldUp)]
    [InlineData("123", AlarmKind.Panic)]
    [InlineData("124", AlarmKind.HoldUp)]
    [InlineData("125", AlarmKind.HoldUp)]
    [InlineData("126", AlarmKind.Other)]
    [InlineData("130", AlarmKind.Burglary)]
    [InlineData("137", AlarmKind.Tamper)]
    [InlineData("139", AlarmKind.Burglary)]
    [InlineData("140", AlarmKind.Other)]
    [InlineData("144", AlarmKind.Tamper)]
    [InlineData("145", AlarmKind.Tamper)]
    [InlineData("151", AlarmKind.Gas)]
    [InlineData("154", AlarmKind.Other)]
    [InlineData("300", AlarmKind.Technical)]
    [InlineData("301", AlarmKind.Technical)]
    [InlineData("350", AlarmKind.Technical)]
    [InlineData("374", AlarmKind.Technical)]
    [InlineData("375", AlarmKind.Other)]
    [InlineData("383", AlarmKind.Tamper)]
    [InlineData("384", AlarmKind.Technical)]
    [InlineData("401", AlarmKind.Other)]
    [InlineData("602", AlarmKind.Test)]
    [InlineData("610", AlarmKind.Other)]
    [InlineData("999", AlarmKind.Other)]
    [InlineData("1F0", AlarmKind.Other)]
    public void Every_code_has_a_kind_and_an_unknown_one_is_Other(string code, AlarmKind kind)
    {
        var signal = Read($"#1234|1{code} 01 002");

        Assert.Equal((kind, code), (signal.Kind, signal.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#1234|")]
    [InlineData("#1234|NHA3")]
    [InlineData("#1234|2122 00 001")]
    [InlineData("#1234|1122 00 01")]
    [InlineData("#1234|1122 00 0001")]
    [InlineData("#1234|1 122 00 001")]
    [InlineData("#1234|1122-00-001")]
    public void Data_of_another_form_are_said_to_be_unreadable(string data) =>
        Assert.Contains("not a Contact ID event", Assert.IsType<SignalParse.Unreadable>(ContactIdReader.Read(data)).Text, StringComparison.Ordinal);

    [Fact]
    public void No_text_makes_the_reader_fail() => Gen.String.Sample(text => _ = ContactIdReader.Read(text), iter: 10_000);
}
