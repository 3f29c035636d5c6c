using CsCheck;
using LiveView.Protocols.Dc09;

namespace LiveView.Protocols.Tests.Dc09;

public class Dc09RoundTripTests
{
    private const string HexDigits = "0123456789ABCDEFabcdef";
    private const string TextCharacters = "ABCXYZabcxyz0189 |/^#\"*:,.-_éç€";

    private static readonly Gen<Dc09Frame> Frames =
        from sequence in Gen.Int[1, 9999]
        from receiver in Gen.OneOf<string?>(Gen.Const((string?)null), Gen.String[Gen.Char[HexDigits], 1, 6].Select(s => (string?)s))
        from line in Gen.OneOf<string?>(Gen.Const((string?)null), Gen.String[Gen.Char[HexDigits], 1, 6].Select(s => (string?)s))
        from account in Gen.String[Gen.Char[HexDigits], 3, 16]
        from token in Gen.OneOf(Dc09Token.SiaDcs, Dc09Token.AdmCid, Dc09Token.Null)
        from data in Gen.String[Gen.Char[TextCharacters], 0, 80]
        from extensions in Gen.Select(Gen.Char['A', 'Z'], Gen.String[Gen.Char[TextCharacters], 0, 40], (letter, text) => new Dc09Extension(letter, text)).List[0, 5]
        from seconds in Gen.OneOf<long?>(Gen.Const((long?)null), Gen.Long[0, 253402300799].Select(s => (long?)s))
        let header = new Dc09Header(Text(token), token, false, sequence.ToString("0000"), receiver, line, account,
            new(account, receiver ?? "0", line ?? "0"))
        select new Dc09Frame(header, token, data, extensions, seconds is { } s ? DateTimeOffset.FromUnixTimeSeconds(s) : null);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_panel_writes_is_what_is_read(bool binaryCrc) =>
        Frames.Sample(frame =>
        {
            var parse = Assert.IsType<Dc09Parse.Understood>(Dc09Parser.Parse(FrameWriter.Frame(Body(frame), binaryCrc)));

            Assert.Equal(frame.Header, parse.Frame.Header);
            Assert.Equal(frame.Token, parse.Frame.Token);
            Assert.Equal(frame.Data, parse.Frame.Data);
            Assert.Equal(frame.Extensions, parse.Frame.Extensions);
            Assert.Equal(frame.Timestamp, parse.Frame.Timestamp);
        }, iter: 5000);

    [Fact]
    public void Every_acknowledgement_names_its_sender_letter_for_letter() =>
        Frames.Sample(frame =>
        {
            var answer = Dc09Answer.Ack(frame.Header);
            var echoed = Assert.IsType<Dc09Parse.NotProcessable>(Dc09Parser.Parse(answer.AsSpan(1..^1))).Header;

            Assert.Equal(frame.Header with { TokenText = "ACK", Token = null }, echoed);
        }, iter: 2000);

    private static string Text(Dc09Token token) => token switch
    {
        Dc09Token.SiaDcs => "SIA-DCS",
        Dc09Token.AdmCid => "ADM-CID",
        Dc09Token.Null => "NULL",
        _ => throw new ArgumentOutOfRangeException(nameof(token)),
    };

    private static byte[] Body(Dc09Frame frame)
    {
        var header = frame.Header;
        var body = $"\"{header.TokenText}\"{header.Sequence}"
            + (header.Receiver is null ? "" : "R" + header.Receiver)
            + (header.Line is null ? "" : "L" + header.Line)
            + $"#{header.AccountText}[{frame.Data}]"
            + string.Concat(frame.Extensions.Select(extension => $"[{extension.Letter}{extension.Text}]"))
            + (frame.Timestamp is { } at ? at.ToString("'_'HH':'mm':'ss','MM'-'dd'-'yyyy") : "");
        return System.Text.Encoding.UTF8.GetBytes(body);
    }
}
