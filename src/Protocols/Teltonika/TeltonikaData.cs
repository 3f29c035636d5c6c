using System.Text;
using LiveView.Domain.Tracking;

namespace LiveView.Protocols.Teltonika;

/// <summary>The data of a message: codec, number of records, records, number of records.</summary>
internal static class TeltonikaData
{
    public static TeltonikaParse Read(ReadOnlySpan<byte> data, string? device, Func<int, byte[]> answer)
    {
        if (data.Length < 3)
        {
            return TeltonikaParser.Malformed(TeltonikaFault.BadLength, $"The data of {data.Length} bytes hold no codec and number.");
        }

        var codec = (TeltonikaCodec)data[0];
        if (codec is TeltonikaCodec.Twelve or TeltonikaCodec.Thirteen or TeltonikaCodec.Fourteen or TeltonikaCodec.Fifteen)
        {
            return Response(data, codec);
        }

        if (codec is not (TeltonikaCodec.Seven or TeltonikaCodec.Eight or TeltonikaCodec.EightExtended or TeltonikaCodec.Sixteen))
        {
            return TeltonikaParser.Malformed(
                TeltonikaFault.UnknownCodec, $"Codec {data[0]:X2} is not read here: set the tracker to Codec 8 or Codec 8 Extended.");
        }

        if (data[1] != data[^1])
        {
            return TeltonikaParser.Malformed(TeltonikaFault.CountMismatch, $"The message announces {data[1]} records and ends with {data[^1]}.");
        }

        if (device is null)
        {
            return TeltonikaParser.Malformed(TeltonikaFault.NotIdentified, "Records came before the tracker said who it is.");
        }

        // Some FM trackers append a group of values of 16 bytes to codec 8 without saying so.
        var reports = Records(data, codec, device, sixteens: false)
            ?? (codec is TeltonikaCodec.Eight ? Records(data, codec, device, sixteens: true) : null);
        return reports is null
            ? TeltonikaParser.Malformed(TeltonikaFault.BadLength, $"The {data[1]} records do not fill the message of {data.Length} bytes.")
            : new TeltonikaParse.Records(reports, answer(data[1]));
    }

    private static List<PositionReport>? Records(ReadOnlySpan<byte> data, TeltonikaCodec codec, string device, bool sixteens)
    {
        var count = data[1];
        var cursor = new ByteCursor(data[2..^1]);
        var reports = new List<PositionReport>(Math.Min((int)count, data.Length / 8));
        for (var index = 0; index < count; index++)
        {
            var report = codec is TeltonikaCodec.Seven
                ? Codec7Record.Read(ref cursor, device, index)
                : TeltonikaRecord.Read(ref cursor, codec, device, index, sixteens);
            if (cursor.IsShort || report is null)
            {
                return null;
            }

            reports.Add(report);
        }

        return cursor.Left == 0 ? reports : null;
    }

    private static TeltonikaParse Response(ReadOnlySpan<byte> data, TeltonikaCodec codec)
    {
        var cursor = new ByteCursor(data[2..^1]);
        _ = cursor.Byte();
        var length = cursor.UInt32();
        // A time before it, or the identity of the tracker: neither is part of what it says.
        var before = codec switch { TeltonikaCodec.Thirteen => 4, TeltonikaCodec.Fourteen => 8, TeltonikaCodec.Fifteen => 12, _ => 0 };
        _ = cursor.Take(before);
        var text = cursor.Take((int)Math.Min(length < before ? 0 : length - before, (uint)cursor.Left));
        return cursor.IsShort
            ? TeltonikaParser.Malformed(TeltonikaFault.BadLength, "The answer of the tracker is cut.")
            : new TeltonikaParse.Response(Printable(text));
    }

    private static string Printable(ReadOnlySpan<byte> text)
    {
        const int most = 4096;
        var printable = new StringBuilder(Math.Min(text.Length, most));
        foreach (var b in text[..Math.Min(text.Length, most)])
        {
            printable.Append(b is >= 0x20 and <= 0x7E or (byte)'\n' ? (char)b : b == (byte)'\r' ? ' ' : '?');
        }

        return printable.ToString().Trim();
    }
}
