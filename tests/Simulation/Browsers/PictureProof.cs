namespace LiveView.Simulation.Browsers;

/// <summary>What a page's pixels proved about one tile.</summary>
/// <param name="Camera">Camera number read from the pixels.</param>
/// <param name="FirstAt">When the first readable picture stood on the page.</param>
/// <param name="Rises">How often the frame number was seen to have risen: more than none means the picture moves.</param>
/// <param name="Falls">How often it went back, or another camera's number showed: must stay none.</param>
/// <param name="TileFirstAt">The console's own record of its first picture, when it keeps one.</param>
public sealed record PictureProof(
    int Camera, int FirstFrame, int LastFrame, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Rises, int Falls, DateTimeOffset? TileFirstAt);
