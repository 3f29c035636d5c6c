namespace LiveView.Protocols.Dc09;

/// <summary>What <see cref="Dc09Parser"/> made of the bytes of a frame: one of three.</summary>
public abstract record Dc09Parse
{
    private Dc09Parse()
    {
    }

    /// <summary>A whole, readable message. Its time is not yet judged: see <see cref="Dc09TimeWindow"/>.</summary>
    /// <param name="Frame">The message.</param>
    public sealed record Understood(Dc09Frame Frame) : Dc09Parse;

    /// <summary>The sender is known and the bytes are whole, but this receiver cannot take the message in. Answer <see cref="Dc09Answer.Duh"/>.</summary>
    /// <param name="Header">Who sent it, and its number.</param>
    /// <param name="Fault">Why not: <see cref="Dc09Fault.UnknownToken"/> or <see cref="Dc09Fault.EncryptedWithoutKey"/>.</param>
    /// <param name="Text">The same in words, for a technician.</param>
    public sealed record NotProcessable(Dc09Header Header, Dc09Fault Fault, string Text) : Dc09Parse;

    /// <summary>The bytes are not a frame of the standard.</summary>
    /// <param name="Fault">What is wrong.</param>
    /// <param name="Text">The same in words, with what came and what was expected, for a technician.</param>
    /// <param name="Reply">How to answer: silence where the standard wants it.</param>
    /// <param name="Header">Who sent it, when that much could be read.</param>
    public sealed record Malformed(Dc09Fault Fault, string Text, Dc09Reply Reply, Dc09Header? Header) : Dc09Parse;
}
