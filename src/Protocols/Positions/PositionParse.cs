using LiveView.Domain.Tracking;

namespace LiveView.Protocols.Positions;

/// <summary>What a message of a position source came to: one of two.</summary>
public abstract record PositionParse
{
    private PositionParse()
    {
    }

    /// <summary>The message is whole.</summary>
    /// <param name="Reports">What it says, in the order sent; none when it carries nothing that tracking wants to know.</param>
    public sealed record Read(IReadOnlyList<PositionReport> Reports) : PositionParse
    {
        /// <summary>A message that is whole and says nothing of a position.</summary>
        public static Read Nothing { get; } = new([]);
    }

    /// <summary>The message is not of the format.</summary>
    /// <param name="Text">What was wrong and what to do, for a technician.</param>
    public sealed record Unreadable(string Text) : PositionParse;
}
