using System.Text;
using System.Text.Json;
using LiveView.Domain.Evidence;
using LiveView.Domain.Incidents;

namespace LiveView.Domain.Tests.Evidence;

public class LogFormatTests
{
    public static TheoryData<string> Names => [.. GoldenLog.Lines.Keys];

    public static TheoryData<string> PlainNames => [.. GoldenLog.Plain];

    [Theory, MemberData(nameof(Names))]
    public void An_event_is_written_as_it_always_was(string name) => Assert.Equal(GoldenLog.Body(name), Written(Event(name)));

    [Theory, MemberData(nameof(Names))]
    public void What_was_written_long_ago_still_reads_as_the_same(string name)
    {
        var read = GoldenLog.Read(name, GoldenLog.Body(name), Values(name));
        Assert.IsType(Event(name).GetType(), read);
        Assert.Equal(GoldenLog.Body(name), Written(read));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_field_of_tomorrow_does_not_stop_the_reader_of_today(string name) => Assert.Equal(
        GoldenLog.Body(name), Written(GoldenLog.Read(name, "{\"tomorrow\":[{\"x\":1}]," + GoldenLog.Body(name)[1..], Values(name))));

    [Fact]
    public void Every_event_has_its_golden_file() => Assert.Empty(
        typeof(IncidentEvent).GetNestedTypes().Except(GoldenLog.Events.Select(e => e.GetType())));

    [Fact]
    public void No_golden_file_is_left_over() => Assert.Equal(
        GoldenLog.Lines.Keys.Concat(GoldenLog.Plain.Select(name => $"plain/{name}")).Order(),
        typeof(GoldenLog).Assembly.GetManifestResourceNames().Order());

    [Theory, MemberData(nameof(PlainNames))]
    public void A_line_from_before_commitments_reads_as_the_same_event(string name)
    {
        var read = GoldenLog.Read(name, GoldenLog.Body($"plain/{name}"));
        Assert.Equal(GoldenLog.Body(name), Written(read));
    }

    [Fact]
    public void Every_event_takes_one_line() =>
        Assert.All(GoldenLog.Lines.Values, e => Assert.DoesNotContain(Written(e), c => c is '\n' or '\r'));

    [Fact]
    public void No_event_names_a_class_of_the_program() =>
        Assert.All(GoldenLog.Lines.Values, e => Assert.DoesNotContain("LiveView", Written(e), StringComparison.Ordinal));

    [Fact]
    public void An_event_of_a_newer_program_is_not_passed_over_in_silence() =>
        Assert.Throws<JsonException>(() => GoldenLog.Read("of-tomorrow", "{}"));

    [Fact]
    public void An_event_whose_identifier_is_none_is_not_read() => Assert.Throws<JsonException>(() => GoldenLog.Read(
        "release-withdrawn", GoldenLog.Body("release-withdrawn").Replace("\"r1\"", "\"../r1\"", StringComparison.Ordinal)));

    [Fact]
    public void An_enumeration_by_number_is_not_read() => Assert.Throws<JsonException>(() => GoldenLog.Read(
        "incident-seen", GoldenLog.Body("incident-seen").Replace("\"controlRoom\"", "6", StringComparison.Ordinal)));

    private static IncidentEvent Event(string name) => GoldenLog.Lines[name];

    private static string Written(IncidentEvent e) => Encoding.UTF8.GetString(GoldenLog.Write(e).Body.Span);

    private static PersonalValue[] Values(string name) => [.. GoldenLog.Write(Event(name)).Values];
}
