using System.Buffers;
using CsCheck;
using LiveView.Protocols.Teltonika;
using static LiveView.Protocols.Tests.Teltonika.TeltonikaWriter;

namespace LiveView.Protocols.Tests.Teltonika;

public class TeltonikaFramingTests
{
    private static readonly byte[][] s_messages = [Identity(Device), Message(Data(8, new Written(1, 2, 3).As(8))), [0xFF], Message(Data(0x8E, new Written(4, 5, 6).As(0x8E)))];

    [Fact]
    public void However_the_bytes_are_chopped_the_messages_are_the_same() =>
        Gen.Int[1, 12].Array[1, 200].Sample(pieces =>
        {
            byte[] sent = [.. s_messages.SelectMany(each => each)];
            var found = new List<byte[]>();
            var held = Array.Empty<byte>();
            for (int at = 0, piece = 0; at < sent.Length; piece++)
            {
                var next = Math.Min(sent.Length, at + pieces[piece % pieces.Length]);
                held = [.. held, .. sent[at..next]];
                at = next;
                var received = new ReadOnlySequence<byte>(held);
                while (TeltonikaFraming.Cut(ref received, out var message) == TeltonikaCut.Message)
                {
                    found.Add(message.ToArray());
                }

                held = received.ToArray();
            }

            Assert.Equal(s_messages, found);
            Assert.Empty(held);
        }, iter: 300);

    [Theory]
    [InlineData("474554202F20485454502F312E31")]
    [InlineData("00000100")]
    [InlineData("0000000000000000")]
    [InlineData("0000000000004001")]
    [InlineData("00000000FFFFFFFF")]
    [InlineData("0041")]
    public void Bytes_that_begin_no_message_break_the_line_at_once(string hex)
    {
        var received = new ReadOnlySequence<byte>(Convert.FromHexString(hex));

        Assert.Equal(TeltonikaCut.Broken, TeltonikaFraming.Cut(ref received, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("000F3132")]
    [InlineData("00000000000040")]
    [InlineData("000000000000400000")]
    public void A_message_that_is_not_all_there_is_waited_for(string hex)
    {
        var received = new ReadOnlySequence<byte>(Convert.FromHexString(hex));

        Assert.Equal(TeltonikaCut.Incomplete, TeltonikaFraming.Cut(ref received, out _));
        Assert.Equal(hex.Length / 2, received.Length);
    }
}
