namespace LiveView.Simulation.Tracking;

/// <summary>One frame of an overview, as docs/positions.md says.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was made, Unix milliseconds.</param>
/// <param name="Behind">How far the console was behind, milliseconds.</param>
/// <param name="Forgets">Whether what the console has is to be forgotten.</param>
/// <param name="InView">How many objects are in view.</param>
/// <param name="Named">Index and name of each object that is new.</param>
/// <param name="Moved">Seven numbers for each object that is to be drawn anew.</param>
/// <param name="Gone">Index of each object that is not in view any more.</param>
/// <param name="Level">Level of the tiles.</param>
/// <param name="Tiles">Column, row and count of each tile in which the count changed.</param>
/// <param name="Bytes">Its length.</param>
public sealed record OverviewFrame(
    long Number, long At, long Behind, bool Forgets, long InView, IReadOnlyList<(int Index, string Id)> Named, long[] Moved, long[] Gone, long Level, long[] Tiles,
    int Bytes)
{
    public static OverviewFrame Read(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.Length;
        if (PackReader.List(ref bytes) != 10)
            throw new InvalidDataException("A frame is a list of ten.");
        return new OverviewFrame(
            PackReader.Number(ref bytes), PackReader.Number(ref bytes), PackReader.Number(ref bytes), PackReader.Truth(ref bytes), PackReader.Number(ref bytes),
            Names(ref bytes), PackReader.Numbers(ref bytes), PackReader.Numbers(ref bytes), PackReader.Number(ref bytes), PackReader.Numbers(ref bytes), length);
    }

    private static List<(int, string)> Names(ref ReadOnlySpan<byte> bytes)
    {
        var names = new List<(int, string)>();
        for (var left = PackReader.List(ref bytes); left > 0; left -= 2)
            names.Add(((int)PackReader.Number(ref bytes), PackReader.Text(ref bytes)));
        return names;
    }
}
