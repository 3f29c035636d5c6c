using CsCheck;
using LiveView.Protocols.Dc09;
using LiveView.Protocols.Signals;

namespace LiveView.Protocols.Tests.Dc09;

public class Dc09FuzzTests
{
    private const string Valid = "\"SIA-DCS\"0042R1L2#1234[#1234|Nri1/HA3^till^/BR4][Itill][X006E07.7777777]_12:00:00,01-31-2026";

    [Fact]
    public void No_bytes_make_the_parser_fail() =>
        Gen.Byte.Array[0, 300].Sample(bytes => _ = Dc09Parser.Parse(bytes), iter: 20_000);

    [Fact]
    public void No_body_with_a_right_checksum_makes_the_parser_fail() =>
        Gen.Byte.Array[1, 200].Sample(bytes => Follow(FrameWriter.Frame([(byte)'"', .. bytes])), iter: 20_000);

    [Fact]
    public void No_change_to_a_valid_body_makes_the_parser_fail() =>
        Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Byte, Gen.Int[0, Valid.Length - 1], Gen.Int[0, 8]).Sample((at, with, from, removed) =>
        {
            var body = System.Text.Encoding.ASCII.GetBytes(Valid).ToList();
            body[at] = with;
            body.RemoveRange(from, Math.Min(removed, body.Count - from));
            Follow(FrameWriter.Frame([.. body]));
            Follow(FrameWriter.Frame([.. body], binaryCrc: true));
        }, iter: 20_000);

    [Fact]
    public void No_change_of_one_byte_goes_unnoticed() =>
        Gen.Select(Gen.Int[0, Valid.Length + 7], Gen.Byte).Sample((at, with) =>
        {
            var frame = FrameWriter.Frame(Valid);
            if (frame[at] == with || (at < 8 && (frame[at] ^ with) == 0x20))
            {
                return;
            }

            frame[at] = with;
            Assert.Equal(Dc09Reply.Silence, Assert.IsType<Dc09Parse.Malformed>(Dc09Parser.Parse(frame)).Reply);
        }, iter: 20_000);

    private static void Follow(byte[] frame)
    {
        switch (Dc09Parser.Parse(frame))
        {
            case Dc09Parse.Understood understood:
                _ = SignalReader.Read(understood.Frame);
                _ = Dc09Answer.Ack(understood.Frame.Header);
                break;
            case Dc09Parse.NotProcessable refused:
                _ = Dc09Answer.Duh(refused.Header);
                break;
            case Dc09Parse.Malformed malformed:
                Assert.NotEmpty(malformed.Text);
                _ = Dc09Answer.Duh(malformed.Header);
                break;
        }
    }
}
