namespace LiveView.Protocols.Teltonika;

/// <summary>What is wrong with a message of a tracker; stable words for logs and counters.</summary>
public enum TeltonikaFault
{
    /// <summary>It ends before its own numbers say so, or goes on after them.</summary>
    BadLength,

    /// <summary>The checksum is not that of the bytes: do not acknowledge it, the tracker sends it again.</summary>
    CrcMismatch,

    /// <summary>The number of records before them and after them differ.</summary>
    CountMismatch,

    /// <summary>The codec is not read here.</summary>
    UnknownCodec,

    /// <summary>The identity is not 1 to 64 printable characters.</summary>
    BadIdentity,

    /// <summary>Records came before the tracker said who it is.</summary>
    NotIdentified,
}
