namespace LiveView.Media.Stills;

/// <summary>Why a still picture is not taken in.</summary>
public enum StillFault
{
    /// <summary>It has more than <see cref="StillLimits.MostBytes"/>.</summary>
    TooManyBytes,

    /// <summary>It is none of <see cref="StillFormat"/>.</summary>
    UnknownFormat,

    /// <summary>It is another format than was said.</summary>
    Mislabelled,

    /// <summary>It has more than <see cref="StillLimits.MostPixels"/>.</summary>
    TooManyPixels,

    /// <summary>It holds more pictures than one.</summary>
    Animated,

    /// <summary>It cannot be decoded, or asks for more than it may take.</summary>
    Damaged,

    /// <summary>There is no program here that decodes pictures.</summary>
    NoFfmpeg,
}
