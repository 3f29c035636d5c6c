using System.Text;
using LiveView.Domain.Connections;
using LiveView.Protocols.Dc09;

namespace LiveView.Protocols.Tests.Dc09;

public class Dc09ParserTests
{
    private const string HoldUp = "\"SIA-DCS\"0042R1L2#1234[#1234|NHA3]";

    private static Dc09Frame Understood(string body) => Assert.IsType<Dc09Parse.Understood>(Dc09Parser.Parse(FrameWriter.Frame(body))).Frame;

    private static Dc09Parse.Malformed Malformed(string body) => Assert.IsType<Dc09Parse.Malformed>(Dc09Parser.Parse(FrameWriter.Frame(body)));

    private static Dc09Parse.Malformed MalformedBytes(string frame) =>
        Assert.IsType<Dc09Parse.Malformed>(Dc09Parser.Parse(Encoding.Latin1.GetBytes(frame)));

    [Theory]
    [InlineData("CE110032\"SIA-DCS\"9876R579BDFL789ABC#12345A[#12345A|NFA129]", Dc09Token.SiaDcs, "#12345A|NFA129")]
    [InlineData("87CD0037\"ADM-CID\"9876R579BDFL789ABC#12345A[#12345A|1110 00 129]", Dc09Token.AdmCid, "#12345A|1110 00 129")]
    public void The_worked_examples_of_the_standard_are_understood(string example, Dc09Token token, string data)
    {
        var frame = Assert.IsType<Dc09Parse.Understood>(Dc09Parser.Parse(Encoding.ASCII.GetBytes(example))).Frame;

        Assert.Equal(token, frame.Token);
        Assert.Equal(data, frame.Data);
        Assert.Equal("9876", frame.Header.Sequence);
        Assert.Equal("579BDF", frame.Header.Receiver);
        Assert.Equal("789ABC", frame.Header.Line);
        Assert.Equal(new AlarmAccount("12345A", "579BDF", "789ABC"), frame.Header.Account);
        Assert.Null(frame.Timestamp);
        Assert.Empty(frame.Extensions);
        Assert.False(frame.Header.Encrypted);
    }

    [Fact]
    public void A_checksum_in_lower_case_is_as_good() =>
        Assert.IsType<Dc09Parse.Understood>(Dc09Parser.Parse("ce110032\"SIA-DCS\"9876R579BDFL789ABC#12345A[#12345A|NFA129]"u8));

    [Fact]
    public void A_checksum_in_two_raw_bytes_is_as_good() =>
        Assert.IsType<Dc09Parse.Understood>(Dc09Parser.Parse(FrameWriter.Frame(HoldUp, binaryCrc: true)));

    [Fact]
    public void A_wrong_checksum_in_two_raw_bytes_is_not_answered()
    {
        var frame = FrameWriter.Frame(HoldUp, binaryCrc: true);
        frame[1] ^= 1;

        var malformed = Assert.IsType<Dc09Parse.Malformed>(Dc09Parser.Parse(frame));

        Assert.Equal((Dc09Fault.CrcMismatch, Dc09Reply.Silence), (malformed.Fault, malformed.Reply));
    }

    [Fact]
    public void A_frame_with_a_wrong_CRC_is_not_answered_and_the_text_names_both()
    {
        var malformed = MalformedBytes("CE120032\"SIA-DCS\"9876R579BDFL789ABC#12345A[#12345A|NFA129]");

        Assert.Equal((Dc09Fault.CrcMismatch, Dc09Reply.Silence), (malformed.Fault, malformed.Reply));
        Assert.Equal("The checksum says CE12, but the bytes give CE11.", malformed.Text);
        Assert.Null(malformed.Header);
    }

    [Fact]
    public void A_frame_with_a_wrong_length_is_not_answered_and_the_text_names_both()
    {
        var malformed = MalformedBytes("CE110033\"SIA-DCS\"9876R579BDFL789ABC#12345A[#12345A|NFA129]");

        Assert.Equal((Dc09Fault.LengthMismatch, Dc09Reply.Silence), (malformed.Fault, malformed.Reply));
        Assert.Equal("The length field says 51 bytes, but 50 came.", malformed.Text);
    }

    [Theory]
    [InlineData("", Dc09Fault.TooShort)]
    [InlineData("CE110032", Dc09Fault.TooShort)]
    [InlineData("GE110032\"NULL\"", Dc09Fault.NotHexadecimal)]
    [InlineData("CE111032\"NULL\"", Dc09Fault.NotHexadecimal)]
    [InlineData("CE11003Z\"NULL\"", Dc09Fault.NotHexadecimal)]
    [InlineData("CE110032NULL\"0", Dc09Fault.MissingQuote)]
    public void Bytes_that_are_no_frame_are_not_answered(string bytes, Dc09Fault fault)
    {
        var malformed = MalformedBytes(bytes);

        Assert.Equal((fault, Dc09Reply.Silence), (malformed.Fault, malformed.Reply));
    }

    [Fact]
    public void A_frame_longer_than_the_most_is_not_answered() =>
        Assert.Equal(Dc09Fault.TooLong, MalformedBytes(new string('A', Dc09FrameReader.MaxFrameLength + 1)).Fault);

    [Theory]
    [InlineData("\"SIA-DCS0001L0#1234[]", Dc09Fault.MissingQuote)]
    [InlineData("\"", Dc09Fault.MissingQuote)]
    [InlineData("\"A-token-that-goes-on-and-on-and-on\"0001L0#1234[]", Dc09Fault.MissingQuote)]
    [InlineData("\"NULL\"", Dc09Fault.BadSequence)]
    [InlineData("\"NULL\"12", Dc09Fault.BadSequence)]
    [InlineData("\"NULL\"00A1L0#1234[]", Dc09Fault.BadSequence)]
    [InlineData("\"NULL\"0001RL0#1234[]", Dc09Fault.BadReceiverOrLine)]
    [InlineData("\"NULL\"0001R1234567L0#1234[]", Dc09Fault.BadReceiverOrLine)]
    [InlineData("\"NULL\"0001R0L#1234[]", Dc09Fault.BadReceiverOrLine)]
    [InlineData("\"NULL\"0001R0L0", Dc09Fault.MissingAccount)]
    [InlineData("\"NULL\"0001R0L0[]", Dc09Fault.MissingAccount)]
    [InlineData("\"NULL\"0001L0R0#1234[]", Dc09Fault.MissingAccount)]
    [InlineData("\"NULL\"0001R0L0#12[]", Dc09Fault.BadAccount)]
    [InlineData("\"NULL\"0001R0L0#12345678901234567[]", Dc09Fault.BadAccount)]
    [InlineData("\"NULL\"0001R0L0#12XY[]", Dc09Fault.BadAccount)]
    public void A_whole_frame_without_a_readable_sender_is_answered_DUH_to_nobody(string body, Dc09Fault fault)
    {
        var malformed = Malformed(body);

        Assert.Equal((fault, Dc09Reply.Duh), (malformed.Fault, malformed.Reply));
        Assert.Null(malformed.Header);
    }

    [Theory]
    [InlineData("\"SIA-DCS\"0001L0#1234", Dc09Fault.MissingBracket)]
    [InlineData("\"SIA-DCS\"0001L0#1234[#1234|NHA3", Dc09Fault.MissingBracket)]
    [InlineData("\"SIA-DCS\"0001L0#1234[#1234|NHA3][Ibank", Dc09Fault.MissingBracket)]
    [InlineData("\"SIA-DCS\"0000L0#1234[#1234|NHA3]", Dc09Fault.BadSequence)]
    public void A_frame_whose_content_is_broken_is_answered_DUH_to_its_sender(string body, Dc09Fault fault)
    {
        var malformed = Malformed(body);

        Assert.Equal((fault, Dc09Reply.Duh), (malformed.Fault, malformed.Reply));
        Assert.Equal("1234", malformed.Header?.AccountText);
    }

    [Theory]
    [InlineData("_24:00:00,01-31-2026")]
    [InlineData("_12:60:00,01-31-2026")]
    [InlineData("_12:00:60,01-31-2026")]
    [InlineData("_12:00:00,02-29-2026")]
    [InlineData("_12:00:00,13-01-2026")]
    [InlineData("_12:00:00,00-01-2026")]
    [InlineData("_12:00:00,01-00-2026")]
    [InlineData("_12:00:00,01-01-0000")]
    [InlineData("_12:00:00,01-31-26")]
    [InlineData("_12.00.00,01-31-2026")]
    [InlineData("_12:00:00,01-31-2026Z")]
    [InlineData("_")]
    [InlineData("12:00:00,01-31-2026")]
    public void A_timestamp_that_is_no_moment_is_answered_NAK(string timestamp)
    {
        var malformed = Malformed(HoldUp + timestamp);

        Assert.Equal((Dc09Fault.BadTimestamp, Dc09Reply.Nak), (malformed.Fault, malformed.Reply));
        Assert.Equal("1234", malformed.Header?.AccountText);
    }

    [Fact]
    public void A_timestamp_is_read_as_UTC_month_before_day() =>
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 23, 59, 58, TimeSpan.Zero), Understood(HoldUp + "_23:59:58,01-31-2026").Timestamp);

    [Fact]
    public void A_link_test_needs_no_number_and_no_data()
    {
        var frame = Understood("\"NULL\"0000R0L0#1234[]");

        Assert.Equal((Dc09Token.Null, "0000", ""), (frame.Token, frame.Header.Sequence, frame.Data));
    }

    [Fact]
    public void A_panel_that_sends_no_receiver_and_line_has_both_zero()
    {
        var header = Understood("\"SIA-DCS\"0042#1234[#1234|NHA3]").Header;

        Assert.Null(header.Receiver);
        Assert.Null(header.Line);
        Assert.Equal(new AlarmAccount("1234"), header.Account);
    }

    [Fact]
    public void Extended_data_are_kept_in_their_order()
    {
        var frame = Understood("\"SIA-DCS\"0042L0#1234[#1234|NHA3][X006E07.7777777][Y49N06.6666666][Vhttps://x.example/1][]_12:00:00,01-31-2026");

        Assert.Equal([new('X', "006E07.7777777"), new('Y', "49N06.6666666"), new('V', "https://x.example/1")], frame.Extensions);
        Assert.Equal("49N06.6666666", frame.Extension('Y'));
        Assert.Null(frame.Extension('Z'));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'c', 0xE9 }, "cé")]
    [InlineData(new byte[] { (byte)'c', 0xC3, 0xA9 }, "cé")]
    [InlineData(new byte[] { 0x80 }, "€")]
    [InlineData(new byte[] { (byte)'a', 0x00, 0x1B }, "a\uFFFD\uFFFD")]
    public void Text_of_a_panel_is_Windows_1252_or_UTF_8_without_control_characters(byte[] text, string read)
    {
        byte[] body = [.. "\"SIA-DCS\"0042L0#1234[#1234|NHA3][I"u8, .. text, .. "]"u8];

        var frame = Assert.IsType<Dc09Parse.Understood>(Dc09Parser.Parse(FrameWriter.Frame(body))).Frame;

        Assert.Equal(read, frame.Extension('I'));
    }

    [Fact]
    public void An_unknown_token_is_understood_but_not_processable()
    {
        var parse = Assert.IsType<Dc09Parse.NotProcessable>(Dc09Parser.Parse(FrameWriter.Frame("\"SCAN-X\"0042L0#1234[#1234|whatever]")));

        Assert.Equal(Dc09Fault.UnknownToken, parse.Fault);
        Assert.Equal(("SCAN-X", "1234"), (parse.Header.TokenText, parse.Header.AccountText));
        Assert.Null(parse.Header.Token);
        Assert.Contains("'SCAN-X'", parse.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"*SIA-DCS\"0042L0#1234[6D7A0F")]
    [InlineData("\"*NULL\"0000L0#1234[6D7A0F")]
    public void An_encrypted_message_is_understood_but_not_processable_without_a_key(string body)
    {
        var parse = Assert.IsType<Dc09Parse.NotProcessable>(Dc09Parser.Parse(FrameWriter.Frame(body)));

        Assert.Equal(Dc09Fault.EncryptedWithoutKey, parse.Fault);
        Assert.True(parse.Header.Encrypted);
        Assert.NotNull(parse.Header.Token);
    }
}
