namespace LiveView.Protocols.Dc09;

/// <summary>What is wrong with a frame; stable words for logs, counters and technical notices.</summary>
public enum Dc09Fault
{
    /// <summary>Fewer bytes than checksum, length and a quote need.</summary>
    TooShort,

    /// <summary>More bytes than <see cref="Dc09FrameReader.MaxFrameLength"/>.</summary>
    TooLong,

    /// <summary>Checksum or length is not hexadecimal.</summary>
    NotHexadecimal,

    /// <summary>The length field says another number than came.</summary>
    LengthMismatch,

    /// <summary>The checksum is not that of the bytes.</summary>
    CrcMismatch,

    /// <summary>A quote around the token is missing.</summary>
    MissingQuote,

    /// <summary>The sequence is not four digits, or 0000 on a message that must be numbered.</summary>
    BadSequence,

    /// <summary>Receiver or line is not 1 to 6 hexadecimal digits.</summary>
    BadReceiverOrLine,

    /// <summary>No account follows.</summary>
    MissingAccount,

    /// <summary>The account is not 3 to 16 hexadecimal digits.</summary>
    BadAccount,

    /// <summary>A block of data does not begin or end with its bracket.</summary>
    MissingBracket,

    /// <summary>The timestamp is not <c>_HH:MM:SS,MM-DD-YYYY</c>, or not a moment that exists.</summary>
    BadTimestamp,

    /// <summary>The token names a kind of message that is not read here.</summary>
    UnknownToken,

    /// <summary>The message is encrypted and no key is known for it.</summary>
    EncryptedWithoutKey,
}
