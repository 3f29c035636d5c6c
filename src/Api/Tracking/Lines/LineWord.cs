using System.Buffers;
using LiveView.Domain.Tracking;

namespace LiveView.Api.Tracking.Lines;

/// <summary>What a tracker said next on its line.</summary>
internal abstract record LineWord
{
    private LineWord()
    {
    }

    /// <summary>Who it is; it waits for an answer.</summary>
    public sealed record Introduction(string Device) : LineWord;

    /// <summary>Positions.</summary>
    /// <param name="Reports">They.</param>
    /// <param name="Stored">What to answer when all is stored, and only then; empty when the protocol has no answers.</param>
    public sealed record Positions(IReadOnlyList<PositionReport> Reports, byte[] Stored) : LineWord;

    /// <summary>Nothing that could be understood.</summary>
    /// <param name="Text">Why, for a technician.</param>
    /// <param name="IsEnd">Whether nothing tells where the next word would begin.</param>
    public sealed record Unreadable(string Text, bool IsEnd) : LineWord;
}

/// <summary>Reads one connection of one protocol.</summary>
internal interface ILineReader
{
    /// <summary>How many messages were passed over because they could not be read; those that are told as <see cref="LineWord.Unreadable" /> not counted.</summary>
    long Skipped { get; }

    /// <summary>Takes the next word off the bytes; null when what is left of them is none yet.</summary>
    LineWord? Next(ref ReadOnlySequence<byte> received, DateTimeOffset now);
}
