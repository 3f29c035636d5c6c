namespace LiveView.Media.Stills;

/// <summary>How large a still picture may be that is brought in, and how large it is kept.</summary>
public static class StillLimits
{
    /// <summary>Most bytes of a picture that is brought in: 10 MB.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Most pixels of a picture that is brought in: 40 megapixels. Looked at before anything is decoded.</summary>
    public const int MostPixels = 40_000_000;

    /// <summary>Most bytes of a picture as it is kept: 8 MB.</summary>
    public const int MostKept = 8 * 1024 * 1024;

    /// <summary>Greatest width and height of a picture as it is kept, pixels; a larger one is scaled down.</summary>
    public const int LongestSide = 3_840;

    /// <summary>The same for a picture that would have more than <see cref="MostKept"/> otherwise.</summary>
    public const int LongestSideOfNoise = 1_920;
}
