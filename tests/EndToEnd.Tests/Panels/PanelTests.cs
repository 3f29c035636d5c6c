using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveView.Simulation.Panels;
using Xunit;

namespace LiveView.EndToEnd.Tests.Panels;

public sealed class PanelTests
{
    [Theory]
    [InlineData("SIA-DCS", 9876, "NFA129", "CE110032\"SIA-DCS\"9876R579BDFL789ABC#12345A[#12345A|NFA129]")]
    [InlineData("ADM-CID", 9876, "1110 00 129", "87CD0037\"ADM-CID\"9876R579BDFL789ABC#12345A[#12345A|1110 00 129]")]
    public void Its_frames_are_the_standards_own_examples(string token, int sequence, string data, string expected) =>
        Assert.Equal($"\n{expected}\r", Encoding.ASCII.GetString(new PanelFrame(token, sequence, "579BDF", "789ABC", "12345A", data).ToBytes()));

    [Fact]
    public async Task It_repeats_the_same_bytes_when_the_line_breaks_before_the_answer()
    {
        using var receiver = new TcpListener(IPAddress.Loopback, 0);
        receiver.Start();
        using var panel = new Panel((IPEndPoint)receiver.LocalEndpoint, "1234") { RetryAfter = TimeSpan.FromMilliseconds(10) };
        var answering = panel.HoldUpAsync();

        var lost = await ReceiveAsync(receiver, null);
        var kept = await ReceiveAsync(receiver, "\"ACK\"0001R0L0#1234[]");

        Assert.Equal(lost, kept);
        Assert.Equal(PanelAnswerKind.Ack, (await answering).Kind);
    }

    private static async Task<string> ReceiveAsync(TcpListener receiver, string? answer)
    {
        using var line = await receiver.AcceptTcpClientAsync();
        var buffer = new byte[512];
        var length = await line.GetStream().ReadAsync(buffer);
        if (answer is not null)
        {
            var body = Encoding.ASCII.GetBytes(answer);
            await line.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes($"\n{Crc16Arc.Of(body):X4}{body.Length:X4}"), .. body, (byte)'\r']);
        }
        return Encoding.ASCII.GetString(buffer, 0, length);
    }
}
