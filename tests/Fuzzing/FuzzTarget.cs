namespace LiveView.Fuzzing;

/// <summary>One parser that faces outside, and what it may do with whatever it gets.</summary>
public sealed record FuzzTarget
{
    /// <summary>How it is called in a report.</summary>
    public required string Name { get; init; }

    /// <summary>Inputs that are right, from which wrong ones are made.</summary>
    public required IReadOnlyList<byte[]> Seeds { get; init; }

    /// <summary>Reads one input; the number says what came of it, so that inputs with a new outcome are built upon.</summary>
    public required Func<byte[], int> Read { get; init; }

    /// <summary>The parsers it reaches, as <c>Type.Method</c>.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    /// <summary>Pieces that mean something to it.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The exceptions that it says it throws; any other is a defect.</summary>
    public IReadOnlyList<Type> Throws { get; init; } = [];

    /// <summary>What it holds for one stream whatever comes, bytes: not counted as greed.</summary>
    public int WorkingBytes { get; init; }

    /// <summary>Longest input, bytes.</summary>
    public int MostBytes { get; init; } = 4096;
}
