using System.Globalization;
using System.Text;

namespace LiveView.Simulation.Panels;

public enum PanelAnswerKind
{
    Ack,
    Nak,
    Duh,
    Other,
}

/// <summary>What the receiver answered.</summary>
/// <param name="Sequence">As written by the receiver: the frame's own for ACK, 0 for NAK.</param>
public sealed record PanelAnswer(PanelAnswerKind Kind, int Sequence, string Text)
{
    /// <exception cref="FormatException">CRC, length or shape is wrong.</exception>
    public static PanelAnswer Parse(ReadOnlySpan<byte> frame)
    {
        var text = Encoding.Latin1.GetString(frame).Trim('\n', '\r');
        if (text.Length < 14 || text[8] != '"')
            throw new FormatException($"Not a DC-09 answer: '{text}'.");
        var body = text[8..];
        var crc = ushort.Parse(text.AsSpan(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var length = int.Parse(text.AsSpan(4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (length != body.Length || crc != Crc16Arc.Of(Encoding.Latin1.GetBytes(body)))
            throw new FormatException($"Wrong CRC or length in the answer '{text}'.");
        var close = body.IndexOf('"', 1);
        var kind = body[1..close].TrimStart('*') switch
        {
            "ACK" => PanelAnswerKind.Ack,
            "NAK" => PanelAnswerKind.Nak,
            "DUH" => PanelAnswerKind.Duh,
            _ => PanelAnswerKind.Other,
        };
        return new PanelAnswer(kind, int.Parse(body.AsSpan(close + 1, 4), CultureInfo.InvariantCulture), body);
    }
}
