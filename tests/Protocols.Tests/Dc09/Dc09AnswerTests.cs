using System.Text;
using LiveView.Domain.Connections;
using LiveView.Protocols.Dc09;

namespace LiveView.Protocols.Tests.Dc09;

public class Dc09AnswerTests
{
    private static readonly Dc09Header Header =
        new("SIA-DCS", Dc09Token.SiaDcs, false, "9876", "579BDF", "789ABC", "12345A", new AlarmAccount("12345A", "579BDF", "789ABC"));

    [Fact]
    public void An_acknowledgement_echoes_sequence_receiver_line_and_account() =>
        Assert.Equal(FrameWriter.Sent("\"ACK\"9876R579BDFL789ABC#12345A[]"), Dc09Answer.Ack(Header));

    [Fact]
    public void An_acknowledgement_leaves_out_what_the_panel_left_out() =>
        Assert.Equal(FrameWriter.Sent("\"ACK\"9876L0#00ab[]"), Dc09Answer.Ack(Header with { Receiver = null, Line = "0", AccountText = "00ab" }));

    [Fact]
    public void A_DUH_echoes_the_sender() => Assert.Equal(FrameWriter.Sent("\"DUH\"9876R579BDFL789ABC#12345A[]"), Dc09Answer.Duh(Header));

    [Fact]
    public void A_DUH_to_an_unreadable_sender_is_to_nobody() => Assert.Equal(FrameWriter.Sent("\"DUH\"0000R0L0A0[]"), Dc09Answer.Duh(null));

    [Fact]
    public void A_NAK_is_to_nobody_and_carries_the_time_in_UTC() =>
        Assert.Equal(
            FrameWriter.Sent("\"NAK\"0000R0L0A0[]_23:04:05,12-31-2025"),
            Dc09Answer.Nak(new DateTimeOffset(2026, 1, 1, 1, 4, 5, 999, TimeSpan.FromHours(2))));

    [Fact]
    public void The_bytes_of_a_known_acknowledgement_stay_the_same() =>
        Assert.Equal(
            "\n1BC10012\"ACK\"0001L0#1234[]\r",
            Encoding.ASCII.GetString(Dc09Answer.Ack(Header with { Sequence = "0001", Receiver = null, Line = "0", AccountText = "1234" })));

    [Fact]
    public void An_encrypted_message_is_never_acknowledged_in_plain_text() =>
        Assert.Throws<ArgumentException>(() => Dc09Answer.Ack(Header with { Encrypted = true }));
}
