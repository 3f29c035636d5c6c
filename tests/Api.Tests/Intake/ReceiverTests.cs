using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Panels;

namespace LiveView.Api.Tests.Intake;

/// <summary>The alarm receiver, by real panels over real sockets.</summary>
[Collection(ServerCollection.Name)]
public class ReceiverTests(LiveServer server)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("ADM-CID", "1122 00 003")]
    [InlineData("SIA-DCS", "Nri1/HA003")]
    [InlineData("SIA-DCS", "Nri1/BA003")]
    public async Task An_alarm_is_acknowledged_and_is_an_incident(string token, string data)
    {
        var connection = server.TakeConnection();
        using var panel = NewPanel(connection);
        var frame = panel.Next(token, data);
        var answer = await panel.SendAsync(frame);

        Assert.Equal((PanelAnswerKind.Ack, frame.Sequence), (answer.Kind, answer.Sequence));
        using var desk = await server.SignInAsync(Town.Centre);
        await CaseAtDoor.CaseOfAsync(desk, Town.Camera(connection));
    }

    [Fact]
    public async Task A_link_test_is_acknowledged_and_is_no_incident()
    {
        var connection = server.TakeConnection();
        using var panel = NewPanel(connection);

        Assert.Equal(PanelAnswerKind.Ack, (await panel.NullAsync()).Kind);
        Assert.Empty(await AlarmsAsync(connection));
    }

    [Fact]
    public async Task A_frame_that_is_sent_again_is_acknowledged_again_and_stays_one_alarm()
    {
        var connection = server.TakeConnection();
        using var panel = NewPanel(connection);
        var frame = panel.Next("ADM-CID", "1122 00 003");
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(PanelAnswerKind.Ack, (await panel.SendAsync(frame)).Kind);
            panel.HangUp();
        }

        Assert.Single(await AlarmsAsync(connection));
    }

    [Theory]
    [InlineData(1, "alarm-malformed-CrcMismatch")]
    [InlineData(7, "alarm-malformed-LengthMismatch")]
    public async Task A_frame_with_a_wrong_checksum_or_length_meets_silence_and_the_centre_hears(int digit, string code)
    {
        using var panel = NewPanel(server.TakeConnection(), Silence);
        var bytes = panel.Next("ADM-CID", "1122 00 003").ToBytes();
        bytes[1 + digit] = bytes[1 + digit] == (byte)'0' ? (byte)'1' : (byte)'0';

        Assert.Null(await panel.SendRawAsync(bytes));
        await CentreHearsAsync(code);
    }

    [Theory]
    [InlineData(-120)]
    [InlineData(60)]
    public async Task A_panel_whose_clock_is_wrong_is_told_the_time(int seconds)
    {
        var connection = server.TakeConnection();
        using var panel = NewPanel(connection);
        var frame = panel.Next("ADM-CID", "1122 00 003");
        var answer = await panel.SendAsync(frame with { At = frame.At!.Value.AddSeconds(seconds) });

        Assert.Equal(PanelAnswerKind.Nak, answer.Kind);
        Assert.Empty(await AlarmsAsync(connection));
        await CentreHearsAsync("alarm-clock-wrong");
    }

    [Fact]
    public async Task An_account_that_nobody_has_is_refused_and_the_centre_hears()
    {
        using var panel = Panel.InService(server.Dc09, "FFF1");

        Assert.Equal(PanelAnswerKind.Duh, (await panel.HoldUpAsync()).Kind);
        await CentreHearsAsync("alarm-account-unknown", "R0L0#FFF1");
    }

    [Fact]
    public async Task An_encrypted_message_is_refused_and_the_centre_hears()
    {
        using var panel = NewPanel(server.TakeConnection());

        Assert.Equal(PanelAnswerKind.Duh, (await panel.SendAsync(panel.Next("*ADM-CID", "0123456789ABCDEF"))).Kind);
        await CentreHearsAsync("alarm-not-processable");
    }

    [Fact]
    public async Task Several_frames_in_one_segment_are_each_answered()
    {
        var connection = server.TakeConnection();
        using var panel = NewPanel(connection);
        var frames = Enumerable.Range(0, 5).Select(zone => panel.Next("ADM-CID", $"1122 00 00{zone}")).ToArray();
        using var line = await LineAsync();
        await line.SendAsync(frames.SelectMany(frame => frame.ToBytes()).ToArray());

        Assert.Equal(frames.Select(frame => frame.Sequence), await AnswersAsync(line, frames.Length));
        Assert.Equal(5, (await AlarmsAsync(connection)).Count);
    }

    [Fact]
    public async Task A_frame_that_comes_in_pieces_is_one_frame()
    {
        using var panel = NewPanel(server.TakeConnection());
        var frame = panel.Next("ADM-CID", "1122 00 003");
        using var line = await LineAsync();
        line.NoDelay = true;
        foreach (var one in frame.ToBytes())
        {
            await line.SendAsync(new[] { one });
        }

        Assert.Equal([frame.Sequence], await AnswersAsync(line, 1));
    }

    [Fact]
    public async Task A_frame_that_breaks_off_is_not_acknowledged_and_the_centre_hears()
    {
        var connection = server.TakeConnection();
        using var panel = NewPanel(connection);
        using (var line = await LineAsync())
        {
            await line.SendAsync(panel.Next("ADM-CID", "1122 00 003").ToBytes()[..20]);
            line.Shutdown(SocketShutdown.Send);
            Assert.Equal(0, await line.ReceiveAsync(new byte[100]));
        }

        Assert.Empty(await AlarmsAsync(connection));
        await CentreHearsAsync("alarm-line-cut");
    }

    [Fact]
    public async Task Ten_megabytes_of_noise_cost_only_the_line_they_come_down()
    {
        var connection = server.TakeConnection();
        using var line = await LineAsync();
        var noise = new byte[10 * 1024 * 1024];
        Array.Fill(noise, (byte)'x');
        var flood = line.SendAsync(noise);
        using var panel = NewPanel(connection);

        Assert.Equal(PanelAnswerKind.Ack, (await panel.HoldUpAsync()).Kind);
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            await flood;
            await line.ReceiveAsync(new byte[1]);
            await line.SendAsync(noise);
            await line.SendAsync(noise);
        });
        await CentreHearsAsync("alarm-line-noise");
    }

    [Fact]
    public async Task A_line_that_sends_nothing_whole_does_not_hold_up_another()
    {
        using var slow = await LineAsync();
        using var panel = NewPanel(server.TakeConnection());
        await slow.SendAsync("\n12"u8.ToArray());

        Assert.Equal(PanelAnswerKind.Ack, (await panel.HoldUpAsync()).Kind);
    }

    [Fact]
    public async Task Fifty_panels_at_once_each_get_their_own_answer()
    {
        var connections = Enumerable.Range(0, 50).Select(_ => server.TakeConnection()).ToArray();
        await Task.WhenAll(connections.Select(async connection =>
        {
            using var panel = NewPanel(connection);
            var frame = panel.Next("SIA-DCS", "Nri1/TX001");
            var answer = await panel.SendAsync(frame);
            Assert.Equal(PanelAnswerKind.Ack, answer.Kind);
            Assert.Contains($"#{Town.Account(connection)}", answer.Text, StringComparison.Ordinal);
            Assert.Equal(frame.Sequence, answer.Sequence);
        }));
    }

    private Panel NewPanel(int connection, TimeSpan? patience = null) => new(server.Dc09, Town.Account(connection))
    {
        AnswerWithin = patience ?? Soon,
        Attempts = 1,
    };

    private async Task<Socket> LineAsync()
    {
        var line = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await line.ConnectAsync(server.Dc09);
        return line;
    }

    private static async Task<IReadOnlyList<int>> AnswersAsync(Socket line, int count)
    {
        using var patience = new CancellationTokenSource(Soon, TimeProvider.System);
        var heard = new StringBuilder();
        var buffer = new byte[4096];
        while (heard.ToString().Count(each => each == '\r') < count)
        {
            heard.Append(Encoding.ASCII.GetString(buffer, 0, await line.ReceiveAsync(buffer.AsMemory(), patience.Token)));
        }

        return [.. heard.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries).Select(each => each[(each.IndexOf("\"ACK\"", StringComparison.Ordinal) + 5)..][..4])
            .Select(each => int.Parse(each, CultureInfo.InvariantCulture))];
    }

    private async Task<IReadOnlyList<string>> AlarmsAsync(int connection)
    {
        using var desk = await server.SignInAsync(Town.Centre);
        var name = string.Create(CultureInfo.InvariantCulture, $"LV-{connection:0000}");
        return [.. (await DeskAsync(desk)).GetProperty("incidents").EnumerateArray()
            .Where(each => each.GetProperty("site").GetProperty("connection").GetString() == name)
            .SelectMany(each => each.GetProperty("alarms").EnumerateArray()).Select(each => each.GetProperty("id").GetString()!)];
    }

    private async Task CentreHearsAsync(string code, string? subject = null)
    {
        using var desk = await server.SignInAsync(Town.Centre);
        await Patience.UntilAsync($"the centre's desk tells of {code}", Soon, async () =>
            (await DeskAsync(desk)).GetProperty("notices").EnumerateArray().Any(notice =>
                notice.GetProperty("code").GetString() == code && (subject is null || notice.GetProperty("subject").GetString() == subject)));
    }

    private static Task<JsonElement> DeskAsync(DeskSession desk) => desk.Http.GetFromJsonAsync<JsonElement>("/v1/desk");
}
