using System.Buffers;
using LiveView.Protocols.Teltonika;

namespace LiveView.Api.Tracking.Lines;

/// <summary>Teltonika over TCP: the tracker says who it is, then sends records until they are acknowledged.</summary>
internal sealed class TeltonikaLineReader : ILineReader
{
    private string? _device;

    /// <summary>Each is told.</summary>
    public long Skipped => 0;

    public LineWord? Next(ref ReadOnlySequence<byte> received, DateTimeOffset now)
    {
        while (true)
        {
            switch (TeltonikaFraming.Cut(ref received, out var message))
            {
                case TeltonikaCut.Incomplete:
                    return null;
                case TeltonikaCut.Broken:
                    return new LineWord.Unreadable("The bytes are no message of a Teltonika tracker.", true);
                default:
                    if (Word(TeltonikaParser.Parse(message.ToArray(), _device)) is { } word)
                    {
                        return word;
                    }

                    break;
            }
        }
    }

    private LineWord? Word(TeltonikaParse parse)
    {
        switch (parse)
        {
            case TeltonikaParse.Identified identified:
                _device = identified.Imei;
                return new LineWord.Introduction(identified.Imei);
            case TeltonikaParse.Records records:
                return new LineWord.Positions(records.Reports, records.Answer);
            case TeltonikaParse.Malformed malformed:
                return new LineWord.Unreadable(malformed.Text, malformed.Fault == TeltonikaFault.NotIdentified);
            default:
                return null;
        }
    }
}
