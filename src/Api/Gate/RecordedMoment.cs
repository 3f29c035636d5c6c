using System.Globalization;
using LiveView.Domain.Decisions;
using LiveView.Domain.Incidents;

namespace LiveView.Api.Gate;

/// <summary>A moment of a recording as somebody asks for it, and what is said of one at which there is nothing to see.</summary>
internal static class RecordedMoment
{
    private static readonly string[] s_forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads a moment with its time zone (RFC 3339); null when it is none.</summary>
    public static DateTimeOffset? Read(string? text) =>
        text is [.., 'Z' or 'z'] or [.., '+' or '-', _, _, ':', _, _]
            && DateTimeOffset.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToUniversalTime()
            : null;

    public static Refusal Unreadable(string what) => new(
        "bad-moment", $"Give {what} as a moment with its time zone, such as 2026-03-10T12:00:00Z.");

    public static Refusal InTheFuture(string what) => new(
        "in-the-future", $"{what} lies in the future: ask for what has been recorded.");

    public static Refusal BeforeRelease(DateTimeOffset from) => new(
        ViewingRules.BeforeRelease, $"Pictures from before {Text(from)} are not released to your organisation: ask for a later moment.");

    /// <param name="there">What there is that may be looked at; null for nothing.</param>
    public static Refusal NothingRecorded((DateTimeOffset From, DateTimeOffset Until)? there) => new(
        "nothing-recorded", there is var (from, until)
            ? $"Nothing was recorded of this camera then: there are pictures from {Text(from)} to {Text(until)}, gaps excepted."
            : "Nothing was recorded of this camera that you may look back at.");

    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
