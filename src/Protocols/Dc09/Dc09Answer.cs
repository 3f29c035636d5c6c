using System.Globalization;
using System.Text;

namespace LiveView.Protocols.Dc09;

/// <summary>Writes the answers of a receiver, ready to send from LF to CR, with the checksum in four hexadecimal digits.</summary>
public static class Dc09Answer
{
    private const string Nobody = "0000R0L0A0";

    /// <summary>"Received and kept": sequence, receiver, line and account as sent. Only to be sent once the message is safely stored.</summary>
    /// <exception cref="ArgumentException">The message is encrypted; its acknowledgement would have to be so too.</exception>
    public static byte[] Ack(Dc09Header header)
    {
        if (header.Encrypted)
        {
            throw new ArgumentException("An encrypted message cannot be acknowledged in plain text.", nameof(header));
        }

        return Frame($"\"ACK\"{Echo(header)}[]");
    }

    /// <summary>"Understood but unable to process": with the sender's own data when they could be read.</summary>
    public static byte[] Duh(Dc09Header? header) => Frame($"\"DUH\"{(header is null ? Nobody : Echo(header))}[]");

    /// <summary>"Your time is not right": addressed to nobody in particular, with the receiver's time. Never encrypted.</summary>
    /// <param name="now">The receiver's time; sent in UTC, whole seconds.</param>
    public static byte[] Nak(DateTimeOffset now) => Frame($"\"NAK\"{Nobody}[]_{Dc09Timestamp.Write(now)}");

    private static string Echo(Dc09Header header) =>
        $"{header.Sequence}{Prefixed('R', header.Receiver)}{Prefixed('L', header.Line)}#{header.AccountText}";

    private static string Prefixed(char letter, string? digits) => digits is null ? "" : letter + digits;

    private static byte[] Frame(string body)
    {
        var crc = Dc09Crc.Of(Encoding.ASCII.GetBytes(body));
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n{crc:X4}{body.Length:X4}{body}\r"));
    }
}
