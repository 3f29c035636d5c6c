namespace LiveView.Media.Clips.Marking;

/// <summary>What the ffmpeg that marks a clip must know.</summary>
/// <param name="Font">The file of the letters.</param>
/// <param name="Text">The file with what stands in the mark.</param>
/// <param name="Start">When the first picture of the clip was taken, UTC.</param>
internal sealed record MarkPlace(MarkPath Font, MarkPath Text, DateTimeOffset Start);
