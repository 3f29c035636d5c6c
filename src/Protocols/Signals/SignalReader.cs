using LiveView.Protocols.ContactId;
using LiveView.Protocols.Dc09;
using LiveView.Protocols.SiaCodes;

namespace LiveView.Protocols.Signals;

/// <summary>Reads what a panel's message says, in whichever of the two languages it speaks.</summary>
public static class SignalReader
{
    private const char AlarmText = 'I';

    /// <summary>The signals in a message. A signal without a text of its own gets the message's alarm text (extended data <c>I</c>).</summary>
    public static SignalParse Read(Dc09Frame frame)
    {
        var parse = frame.Token switch
        {
            Dc09Token.SiaDcs => SiaReader.Read(frame.Data),
            Dc09Token.AdmCid => ContactIdReader.Read(frame.Data),
            Dc09Token.Null => new SignalParse.Read([]),
            _ => throw new ArgumentOutOfRangeException(nameof(frame), frame.Token, "A token without a reader."),
        };

        return parse is SignalParse.Read read && frame.Extension(AlarmText) is { Length: > 0 } text
            ? new SignalParse.Read([.. read.Signals.Select(signal => signal with { Text = signal.Text ?? text })])
            : parse;
    }
}
