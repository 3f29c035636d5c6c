using LiveView.Media.Mp4;

namespace LiveView.Media.Hls;

/// <summary>What of a stream can be asked for at one moment. Immutable.</summary>
/// <param name="Inits">The init segments that its segments need, by number.</param>
/// <param name="Segments">The segments, oldest first; the last one may not be whole.</param>
/// <param name="TargetSeconds">No segment plays longer, s; 0 before the first segment is whole, and the same from then on.</param>
/// <param name="PartSeconds">No part plays longer, s; the same from the first whole segment on.</param>
/// <param name="Discontinuities">How many times a decoder started anew before its first segment, or at it.</param>
public sealed record HlsWindow(
    IReadOnlyDictionary<int, InitSegment> Inits, IReadOnlyList<HlsSegment> Segments, int TargetSeconds, double PartSeconds, long Discontinuities)
{
    /// <summary>Nothing yet.</summary>
    public static HlsWindow Empty { get; } = new(new Dictionary<int, InitSegment>(), [], 0, 0, 0);

    /// <summary>Whether there is a whole segment, before which no playlist is given: many players take one without for an empty stream.</summary>
    public bool IsReady => TargetSeconds > 0 && Segments.Any(segment => segment.IsWhole);

    /// <summary>Number of the segment that is whole last; -1 while none is.</summary>
    public long LastWhole => Segments.LastOrDefault(segment => segment.IsWhole)?.Number ?? -1;

    /// <summary>Number of the segment that grows, or of the one that comes next while none does.</summary>
    public long Growing => Segments switch
    {
        [] => 0,
        [.., { IsWhole: true } last] => last.Number + 1,
        [.., var growing] => growing.Number,
    };

    /// <summary>The newest init segment; null while there is none.</summary>
    public InitSegment? Init => Inits.Count == 0 ? null : Inits[Inits.Keys.Max()];

    /// <summary>A segment; null when it is not in the window.</summary>
    public HlsSegment? Segment(long number) => Segments.FirstOrDefault(segment => segment.Number == number);

    /// <summary>What of it is left for a viewer whose pictures begin with a segment; the same window when nothing is older.</summary>
    /// <param name="first">Number of that segment; it need not be there yet.</param>
    public HlsWindow From(long first)
    {
        var older = Segments.TakeWhile(segment => segment.Number < first).Count();
        if (older == 0)
        {
            return this;
        }

        HlsSegment[] left = [.. Segments.Skip(older)];
        var init = left is [var oldest, ..] ? oldest.Init : Inits.Keys.Max();
        return this with
        {
            Segments = left,
            // A list does not begin with a discontinuity: that of the segment listed first is counted here, as those before it are.
            Discontinuities = Discontinuities + Segments.Skip(1).Take(older).Count(segment => segment.Discontinues),
            Inits = Inits.Where(each => each.Key >= init).ToDictionary(),
        };
    }

    /// <summary>Whether a playlist made now holds a part, or with no part named the whole segment.</summary>
    public bool Holds(long number, int? part) =>
        number <= LastWhole || (part is { } wanted && Segment(number) is { } segment && segment.Parts.Count > wanted);
}
