using LiveView.Domain.Tracking;

namespace LiveView.Protocols.Teltonika;

/// <summary>What one message of a Teltonika tracker says.</summary>
public abstract record TeltonikaParse
{
    private TeltonikaParse()
    {
    }

    /// <summary>The first message on a TCP connection. Answer <see cref="TeltonikaAnswer.Accept" /> or <see cref="TeltonikaAnswer.Refuse" />.</summary>
    /// <param name="Imei">Who it is: 15 digits, as a rule.</param>
    public sealed record Identified(string Imei) : TeltonikaParse;

    /// <summary>Records of positions.</summary>
    /// <param name="Reports">They, in the order sent.</param>
    /// <param name="Answer">To send when they are safely stored, and not before: the tracker then forgets them. Without it, it sends them again.</param>
    public sealed record Records(IReadOnlyList<PositionReport> Reports, byte[] Answer) : TeltonikaParse;

    /// <summary>What the tracker answered to a command, or sent from its serial port (codecs 12 to 15). Expects no answer.</summary>
    /// <param name="Content">It, as the tracker wrote it; what cannot be printed is a question mark.</param>
    public sealed record Response(string Content) : TeltonikaParse;

    /// <summary>One byte that keeps the connection open. Expects no answer.</summary>
    public sealed record Ping : TeltonikaParse;

    /// <summary>The bytes are not a message of the protocol.</summary>
    /// <param name="Fault">What is wrong.</param>
    /// <param name="Text">The same in words, with what to do, for a technician.</param>
    public sealed record Malformed(TeltonikaFault Fault, string Text) : TeltonikaParse;
}
