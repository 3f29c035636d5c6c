using System.Text.Json.Serialization;

namespace LiveView.Domain.Tracking;

/// <summary>What happened to the track of one object: appended, numbered from 1 without a gap, and told in this order.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FixTaken), "fix")]
[JsonDerivedType(typeof(FixJudged), "judged")]
[JsonDerivedType(typeof(EpisodeBegan), "episode-began")]
[JsonDerivedType(typeof(EpisodeEnded), "episode-ended")]
[JsonDerivedType(typeof(Heard), "heard")]
[JsonDerivedType(typeof(ClockFound), "clock")]
public abstract record TrackEvent
{
    private TrackEvent()
    {
    }

    /// <summary>Its number.</summary>
    [JsonIgnore]
    public abstract long Sequence { get; }

    /// <summary>A position came in.</summary>
    /// <param name="Fix">The position.</param>
    public sealed record FixTaken(TrackFix Fix) : TrackEvent
    {
        /// <inheritdoc />
        public override long Sequence => Fix.Sequence;
    }

    /// <summary>A later fix told whether an earlier one is believed.</summary>
    /// <param name="Number">This event's number.</param>
    /// <param name="Of">Number of the fix that was judged.</param>
    /// <param name="Flags">All its flags from now on.</param>
    public sealed record FixJudged(long Number, long Of, FixFlags Flags) : TrackEvent
    {
        /// <inheritdoc />
        public override long Sequence => Number;
    }

    /// <summary>Something is the matter with the object or its tracker, from a moment on.</summary>
    /// <param name="Number">This event's number.</param>
    /// <param name="Kind">What.</param>
    /// <param name="Since">Since when, UTC.</param>
    public sealed record EpisodeBegan(long Number, EpisodeKind Kind, DateTimeOffset Since) : TrackEvent
    {
        /// <inheritdoc />
        public override long Sequence => Number;
    }

    /// <summary>It is over.</summary>
    /// <param name="Number">This event's number.</param>
    /// <param name="Kind">What.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record EpisodeEnded(long Number, EpisodeKind Kind, DateTimeOffset At) : TrackEvent
    {
        /// <inheritdoc />
        public override long Sequence => Number;
    }

    /// <summary>The device proved to be alive without a new position. At most one in 5 s, unless it says something new.</summary>
    /// <param name="Number">This event's number.</param>
    /// <param name="At">When it was heard, UTC.</param>
    /// <param name="Repeats">Whether it said its newest fix once more, in a message of its own.</param>
    public sealed record Heard(long Number, DateTimeOffset At, bool Repeats) : TrackEvent
    {
        /// <inheritdoc />
        public override long Sequence => Number;

        /// <summary>Whether the engine is on; null when it does not say.</summary>
        public bool? Ignition { get; init; }

        /// <summary>Whether it has power from outside; null when it does not say.</summary>
        public bool? HasPower { get; init; }
    }

    /// <summary>
    /// The clock behind a source was found to be off, or to be right again. Every fix of that source measured since then shows another
    /// <see cref="TrackFix.Time" />, see <see cref="ReportTime.Again" />; its fix time stays as it is.
    /// </summary>
    /// <param name="Number">This event's number.</param>
    /// <param name="Source">Whose clock.</param>
    /// <param name="Offset">What to add to its fix times; below 0 for a clock that is fast.</param>
    /// <param name="Since">The first fix time it holds for, by the device's clock; null for all there are.</param>
    public sealed record ClockFound(long Number, string Source, TimeSpan Offset, DateTimeOffset? Since) : TrackEvent
    {
        /// <inheritdoc />
        public override long Sequence => Number;
    }
}
