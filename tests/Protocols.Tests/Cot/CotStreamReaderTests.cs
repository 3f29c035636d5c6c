using System.Text;
using CsCheck;
using LiveView.Protocols.Cot;

namespace LiveView.Protocols.Tests.Cot;

public class CotStreamReaderTests
{
    private static List<string> Events(CotStreamReader reader, params byte[][] pieces)
    {
        var events = new List<string>();
        foreach (var piece in pieces)
        {
            ReadOnlySpan<byte> received = piece;
            while (reader.TryRead(ref received, out var xml))
            {
                events.Add(Encoding.UTF8.GetString(xml));
            }
        }

        return events;
    }

    [Fact]
    public void However_the_bytes_are_chopped_the_events_are_the_same() =>
        Gen.Int[1, 300].Array[1, 30].Sample(sizes =>
        {
            var sent = Encoding.UTF8.GetBytes($"{CotReaderTests.Vehicle}{CotReaderTests.Vehicle}\n\n<event/><event></event>");
            var pieces = new List<byte[]>();
            for (int at = 0, size = 0; at < sent.Length; size++)
            {
                var next = Math.Min(sent.Length, at + sizes[size % sizes.Length]);
                pieces.Add(sent[at..next]);
                at = next;
            }

            var reader = new CotStreamReader();

            Assert.Equal([CotReaderTests.Vehicle.TrimEnd(), CotReaderTests.Vehicle.TrimEnd(), "<event/><event></event>"], Events(reader, [.. pieces]));
            Assert.Equal((0, 0L), (reader.PendingBytes, reader.DiscardedBytes));
        }, iter: 500);

    [Fact]
    public void Bytes_before_an_event_are_thrown_away_and_counted()
    {
        var reader = new CotStreamReader();

        Assert.Equal(["<event></event>"], Events(reader, "garbage \r\n<event></event>"u8.ToArray()));
        Assert.Equal(7, reader.DiscardedBytes);
    }

    [Fact]
    public void An_event_without_an_end_is_not_hoarded_and_costs_only_itself()
    {
        var reader = new CotStreamReader();
        var pieces = Enumerable.Repeat(Encoding.ASCII.GetBytes("<event>" + new string('x', 9999)), 30).ToArray();

        Assert.Empty(Events(reader, pieces));
        Assert.True(reader.PendingBytes <= CotReader.MaxLength);
        Assert.Equal(["<event>b</event>"], Events(reader, "<event>a</event><event>b</event>"u8.ToArray()));
    }
}
