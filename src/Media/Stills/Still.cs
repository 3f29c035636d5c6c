namespace LiveView.Media.Stills;

/// <summary>A still picture as it is kept: made anew from its pixels, so that nothing else of what was brought in is in it.</summary>
/// <param name="Jpeg">The picture, JPEG without metadata; at most <see cref="StillLimits.MostKept"/>.</param>
/// <param name="Width">Width, pixels, at most <see cref="StillLimits.LongestSide"/>.</param>
/// <param name="Height">Height, pixels, at most <see cref="StillLimits.LongestSide"/>.</param>
public sealed record Still(ReadOnlyMemory<byte> Jpeg, int Width, int Height)
{
    /// <summary>The media type of <see cref="Jpeg"/>.</summary>
    public const string MediaType = "image/jpeg";
}
