using LiveView.Media.Feeds;

namespace LiveView.Media.Line;

/// <summary>What came of connecting to a camera.</summary>
internal abstract record DialAnswer
{
    private DialAnswer()
    {
    }

    /// <summary>The line is open; whoever takes it closes it.</summary>
    internal sealed record Connected(Stream Line) : DialAnswer;

    /// <summary>There is no line.</summary>
    internal sealed record Failed(PictureFault Fault) : DialAnswer;
}
