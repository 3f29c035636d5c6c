namespace LiveView.Domain.Tracking;

/// <summary>What of a packed point is told, since it is not as it was in the point before it.</summary>
[Flags]
internal enum PackedFields : byte
{
    Speed = 1,

    Heading = 2,

    Altitude = 4,

    Accuracy = 8,

    /// <summary>How far its clock is off.</summary>
    Clock = 16,

    /// <summary>Its flags, its index or its source.</summary>
    Kind = 32,

    /// <summary>Its coordinates have more than nine decimals.</summary>
    Odd = 64,
}
