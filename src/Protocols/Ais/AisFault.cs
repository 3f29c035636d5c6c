namespace LiveView.Protocols.Ais;

/// <summary>Why a line of AIS is lost; stable words for counters.</summary>
public enum AisFault
{
    /// <summary>The checksum is not that of the bytes.</summary>
    BadChecksum,

    /// <summary>It is no sentence <c>!..VDM</c> or <c>!..VDO</c> with the fields of one.</summary>
    NoSentence,

    /// <summary>A character is none of the 64 of the armour.</summary>
    BadArmour,

    /// <summary>The message is shorter than its type is.</summary>
    TooShort,

    /// <summary>A part of a message whose other parts did not come.</summary>
    LostPart,
}
