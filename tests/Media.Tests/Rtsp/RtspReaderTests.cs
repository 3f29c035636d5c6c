using System.Text;
using LiveView.Media.Line;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Tests.Rtsp;

/// <summary>What cameras send on the line on which they are asked: answers, packets, and lines that end as each of them likes.</summary>
public class RtspReaderTests
{
    [Theory]
    [InlineData("RTSP/1.0 200 OK\r\nCSeq: 7\r\nContent-Length: 2\r\n\r\nab")]
    [InlineData("RTSP/1.0 200 OK\nCSeq: 7\nContent-Length: 2\n\nab")]
    [InlineData("RTSP/1.0 200 OK\nCSeq: 7\r\nContent-Length: 2\r\n\r\nab")]
    [InlineData("\r\n\nRTSP/1.0 200 OK\r\nCSeq: 7\nContent-Length: 2\n\r\nab")]
    public async Task An_answer_is_read_however_its_lines_end_and_however_little_comes_at_once(string answer)
    {
        foreach (var atOnce in (int[])[1, 2, 3, 1000])
        {
            var reader = new RtspReader(new Dripping(Encoding.Latin1.GetBytes(answer + "$\u0001\0\u0001x"), atOnce));
            var read = (await NextAsync(reader)).Answer!;
            Assert.Equal((200, 7, "ab"), (read.Status, read.Sequence, Encoding.Latin1.GetString(read.Body)));
            var packet = await NextAsync(reader);
            Assert.Equal((1, "x"), (packet.Channel, Encoding.Latin1.GetString(packet.Packet.Span)));
        }
    }

    [Theory]
    [InlineData("RTSP/1.0 200 OK\r\nCSeq: 7\rX: 1\r\n\r\n")]
    [InlineData("RTSP/1.0 200 OK\nCSeq: 7\n folded\n\n")]
    [InlineData("RTSP/1.0 200 OK\nno header\n\n")]
    [InlineData("RTSP/1.0 200 OK\nContent-Length: 2\nContent-Length: 3\n\nabc")]
    public async Task A_head_that_can_be_read_in_two_ways_is_refused(string answer) => await Assert.ThrowsAsync<RtspFormatException>(
        () => NextAsync(new RtspReader(new Dripping(Encoding.Latin1.GetBytes(answer), 1000))));

    [Fact]
    public async Task A_head_without_end_is_refused_before_it_fills_the_memory()
    {
        var endless = Encoding.Latin1.GetBytes("RTSP/1.0 200 OK\n" + string.Concat(Enumerable.Repeat("X: 1\n", 10_000)));
        await Assert.ThrowsAsync<RtspFormatException>(() => NextAsync(new RtspReader(new Dripping(endless, 1000))));
    }

    private static async Task<RtspPart> NextAsync(RtspReader reader)
    {
        RtspPart part;
        while (!reader.TryTake(out part))
        {
            await reader.FillAsync(CancellationToken.None);
        }

        return part;
    }

    /// <summary>A line on which only so many bytes come at once.</summary>
    private sealed class Dripping(byte[] content, int atOnce) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(atOnce, buffer.Length)], cancellationToken);
    }
}
