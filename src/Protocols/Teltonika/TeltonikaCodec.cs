namespace LiveView.Protocols.Teltonika;

/// <summary>How the data of a message are written.</summary>
internal enum TeltonikaCodec : byte
{
    /// <summary>Records of the GH3000.</summary>
    Seven = 0x07,

    /// <summary>Records with value ids of one byte.</summary>
    Eight = 0x08,

    /// <summary>Records with value ids of two bytes, and values of any length.</summary>
    EightExtended = 0x8E,

    /// <summary>Records with value ids of two bytes and the reason of each.</summary>
    Sixteen = 0x10,

    /// <summary>A command, or the answer to one.</summary>
    Twelve = 0x0C,

    /// <summary>The same, with a time.</summary>
    Thirteen = 0x0D,

    /// <summary>The same, with the identity of the tracker.</summary>
    Fourteen = 0x0E,

    /// <summary>The same, with both.</summary>
    Fifteen = 0x0F,
}
