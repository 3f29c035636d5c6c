using LiveView.Api.Tests.Hosting;

namespace LiveView.Api.Tests.Following;

/// <summary>Positions as machines hand them in: answered when they are stored, a line each.</summary>
[Collection(ServerCollection.Name)]
public class PositionDoorTests(LiveServer server)
{
    [Fact]
    public async Task What_is_sent_again_is_there_once()
    {
        using var tracker = await Tracker.StartAsync(server);
        var line = tracker.Next(server.TakeObject());
        Assert.Equal("taken", Verdict(await tracker.SendAsync(line)));
        Assert.Equal("duplicate", Verdict(await tracker.SendAsync(line)));
    }

    [Fact]
    public async Task Each_line_has_its_answer_and_a_bad_one_spoils_no_other()
    {
        using var tracker = await Tracker.StartAsync(server);
        var device = server.TakeObject();
        var (status, lines) = await tracker.SendAsync(tracker.Next(device), "{", tracker.Next(device), tracker.Next("of-nobody"));
        Assert.Equal(200, status);
        Assert.Equal(["taken", "bad-position", "taken", "unknown-device"], lines.Select(line =>
            (line.GetProperty("verdict").GetString() ?? line.GetProperty("code").GetString())!));
    }

    [Fact]
    public async Task A_machine_does_not_speak_for_another_partys_object_and_does_not_learn_that_there_is_one()
    {
        using var tracker = await Tracker.StartAsync(server);
        var (status, lines) = await tracker.SendAsync(tracker.Next(Town.Object(Town.Objects + 1)));
        var (nobodys, others) = await tracker.SendAsync(tracker.Next("of-nobody"));
        Assert.Equal((404, 404), (status, nobodys));
        Assert.Equal(others[0].GetRawText(), lines[0].GetRawText());
    }

    [Fact]
    public async Task A_machine_without_the_scope_reports_nothing()
    {
        using var tracker = await Tracker.StartAsync(server, "alarms.write");
        Assert.Equal(403, (await tracker.SendAsync(tracker.Next(server.TakeObject()))).Status);
    }

    [Theory]
    [InlineData("""{"device":"d","time":"2026-01-01T00:00:00Z","lat":91,"lon":5}""")]
    [InlineData("""{"device":"d","time":"2026-01-01T00:00:00Z","lat":52}""")]
    [InlineData("""{"device":"d","time":"yesterday","lat":52,"lon":5}""")]
    [InlineData("""{"device":"","time":"2026-01-01T00:00:00Z","lat":52,"lon":5}""")]
    [InlineData("""{"device":"d","time":"2026-01-01T00:00:00Z","lat":52,"lon":5,"speed":-1}""")]
    [InlineData("")]
    public async Task What_is_no_position_is_refused(string line)
    {
        using var tracker = await Tracker.StartAsync(server);
        Assert.Equal(400, (await tracker.SendAsync(line)).Status);
    }

    [Fact]
    public async Task GeoJson_is_taken_as_lines_are()
    {
        using var tracker = await Tracker.StartAsync(server);
        var device = server.TakeObject();
        var feature = $$"""{"type":"Feature","properties":{"device":"{{device}}","time":"2026-01-01T00:00:00Z"},"geometry":{"type":"Point","coordinates":[5.1,52.1] } }""";
        var (status, lines) = await tracker.SendAsync($$"""{"type":"FeatureCollection","features":[{{feature}},{"type":"Feature"} ] }""");
        Assert.Equal(200, status);
        Assert.Equal(["taken", "bad-position"], lines.Select(line =>
            (line.GetProperty("verdict").GetString() ?? line.GetProperty("code").GetString())!));
    }

    [Fact]
    public async Task More_than_a_thousand_lines_are_refused_whole()
    {
        using var tracker = await Tracker.StartAsync(server);
        Assert.Equal(400, (await tracker.SendAsync([.. Enumerable.Repeat("{}", 1_001)])).Status);
    }

    private static string? Verdict((int Status, System.Text.Json.JsonElement[] Lines) answer)
    {
        Assert.Equal(200, answer.Status);
        return Assert.Single(answer.Lines).GetProperty("verdict").GetString();
    }
}
