using System.Collections.Immutable;

namespace LiveView.Domain.Tracking;

/// <summary>
/// The track of one object as far as decisions need it: bounded, however long the object is followed. Made by
/// <see cref="TrackRules.Evolve" /> from the events alone: what it keeps to itself is in no other form.
/// </summary>
public sealed record Track
{
    /// <summary>Greatest number of fixes in <see cref="Tail" />.</summary>
    public const int Most = 60;

    /// <summary>
    /// Greatest number of fixes it looks back to where fixes come out of order, and for how long: 25 minutes of one a second. Where
    /// they come in order it remembers 60 to 67. A fix that is later still is judged by the oldest of them, once and for all.
    /// </summary>
    internal const int MostDisordered = 1_536;

    internal static readonly TimeSpan Disorder = TimeSpan.FromMinutes(30);

    /// <summary>A track with nothing in it.</summary>
    public static Track Empty { get; } = new();

    /// <summary>Number of the last event, 0 for none.</summary>
    public long LastSequence { get; init; }

    /// <summary>The newest fix that is believed: where the marker stands. Null before the first.</summary>
    public TrackFix? Live { get; init; }

    /// <summary>
    /// The latest fixes, by time: at most <see cref="Most" />, doubted ones among them. Made anew at each call. Without what only the
    /// event keeps: device time, satellites, engine, power, battery and alarm; numbers to seven digits.
    /// </summary>
    public IReadOnlyList<TrackFix> Tail
    {
        get
        {
            var points = new TrackReader(Window);
            var from = Math.Max(0, points.Count - Most);
            var tail = new TrackFix[points.Count - from];
            for (var each = 0; each < tail.Length; each++)
            {
                tail[each] = Fix(points[from + each]);
            }

            return tail;
        }
    }

    /// <summary>When anything came in last, position or not, UTC; null before the first.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>What is the matter now, and since when, UTC.</summary>
    public ImmutableDictionary<EpisodeKind, DateTimeOffset> Episodes { get; init; } = ImmutableDictionary<EpisodeKind, DateTimeOffset>.Empty;

    /// <summary>The beginnings of what is the matter now: with them and its last fix another can go on from here.</summary>
    public IEnumerable<TrackEvent> Underway() =>
        Episodes.OrderBy(each => each.Value).Select(each => new TrackEvent.EpisodeBegan(LastSequence, each.Key, each.Value));

    /// <summary>Whether the engine is on, as it said last; null when it never did.</summary>
    public bool? Ignition { get; init; }

    /// <summary>Whether it has power from outside, as it said last; null when it never did.</summary>
    public bool? HasPower { get; init; }

    internal TrackWindow Window { get; init; } = TrackWindow.Empty;

    internal ReportMemory Reports { get; init; } = ReportMemory.Empty;

    internal ImmutableArray<SourceClock> Sources { get; init; } = [];

    /// <summary>How often it said its newest fix again since that came in.</summary>
    internal int Repeats { get; init; }

    /// <summary>The live time at which a fix came out of order last; ticks, 0 for never.</summary>
    internal long DisorderedAt { get; init; }

    /// <summary>What its first source's clock is off by.</summary>
    internal TimeSpan Offset => Sources.IsEmpty ? TimeSpan.Zero : Sources[0].Offset;

    internal TrackFix Fix(in TrackPoint point) => point.Fix(Sources[point.Source].Name);

    /// <summary>Place of a source, or -1.</summary>
    internal int SourceIndex(string name)
    {
        for (var index = 0; index < Sources.Length; index++)
        {
            if (Sources[index].Name == name)
            {
                return index;
            }
        }

        return -1;
    }
}
