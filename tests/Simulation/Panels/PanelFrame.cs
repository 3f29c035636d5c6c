using System.Globalization;
using System.Text;

namespace LiveView.Simulation.Panels;

/// <summary>One SIA DC-09 frame as a panel writes it: LF, CRC, length, token and body, CR.</summary>
/// <param name="Token"><c>SIA-DCS</c>, <c>ADM-CID</c> or <c>NULL</c>.</param>
/// <param name="Sequence">1..9999; a repeated message keeps its number.</param>
/// <param name="Data">Between the brackets, without the account, e.g. <c>Nri1/HA003</c> or <c>1122 00 003</c>; empty for NULL.</param>
/// <param name="At">Time the panel writes, UTC; null leaves it out.</param>
public sealed record PanelFrame(string Token, int Sequence, string Receiver, string Line, string Account, string Data, DateTimeOffset? At = null)
{
    public string Body
    {
        get
        {
            var data = Data.Length == 0 ? "[]" : $"[#{Account}|{Data}]";
            var time = At is { } at ? at.ToUniversalTime().ToString("_HH:mm:ss,MM-dd-yyyy", CultureInfo.InvariantCulture) : "";
            return string.Create(CultureInfo.InvariantCulture, $"\"{Token}\"{Sequence:0000}R{Receiver}L{Line}#{Account}{data}{time}");
        }
    }

    public byte[] ToBytes()
    {
        var body = Encoding.Latin1.GetBytes(Body);
        var head = string.Create(CultureInfo.InvariantCulture, $"\n{Crc16Arc.Of(body):X4}{body.Length:X4}");
        return [.. Encoding.ASCII.GetBytes(head), .. body, (byte)'\r'];
    }
}
