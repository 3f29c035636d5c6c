using System.Globalization;
using LiveView.Domain.Decisions;

namespace LiveView.Api.Gate.Clips;

/// <summary>Which piece of a recording somebody wants to take along.</summary>
/// <param name="From">From which moment on, RFC 3339.</param>
/// <param name="Until">Until which moment, RFC 3339.</param>
internal sealed record ClipRequest(string? From, string? Until)
{
    /// <summary>Longest clip.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>What is asked for, or what is wrong with it.</summary>
    /// <param name="now">Now, UTC.</param>
    public (ClipInterval? Interval, Refusal? Wrong) Read(DateTimeOffset now)
    {
        if (RecordedMoment.Read(From) is not { } from || RecordedMoment.Read(Until) is not { } until)
        {
            return (null, RecordedMoment.Unreadable("'from' and 'until'"));
        }

        if (until <= from)
        {
            return (null, new Refusal("clip-reversed", "The clip ends before it begins: give 'until' a later moment than 'from'."));
        }

        if (until - from > Longest)
        {
            return (null, new Refusal("clip-too-long", string.Create(
                CultureInfo.InvariantCulture,
                $"A clip of {(until - from).TotalMinutes:0.#} minutes is too long: ask for at most {Longest.TotalMinutes:0} minutes, and for the rest in further clips.")));
        }

        return until > now ? (null, RecordedMoment.InTheFuture("'until'")) : (new ClipInterval(from, until), null);
    }
}

/// <summary>A piece of time.</summary>
/// <param name="From">Its beginning, UTC.</param>
/// <param name="Until">Its end, UTC; later.</param>
internal sealed record ClipInterval(DateTimeOffset From, DateTimeOffset Until);
