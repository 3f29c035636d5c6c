using System.Globalization;

namespace LiveView.Api.Gate.Features;

/// <summary>A moment or a period (<c>datetime</c>, RFC 3339): from and until are in it, and either may be open.</summary>
/// <param name="From">First moment, UTC.</param>
/// <param name="Until">Last moment, UTC.</param>
internal sealed record FeaturePeriod(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Reads one; null when it is none.</summary>
    public static FeaturePeriod? Read(string text) => text.Split('/') switch
    {
        [var moment] => Moment(moment) is { } at ? new FeaturePeriod(at, at) : null,
        [var from, var until] => (IsOpen(from) ? DateTimeOffset.MinValue : Moment(from), IsOpen(until) ? DateTimeOffset.MaxValue : Moment(until)) switch
        {
            ({ } first, { } last) when first <= last && !(IsOpen(from) && IsOpen(until)) => new FeaturePeriod(first, last),
            _ => null,
        },
        _ => null,
    };

    /// <summary>Whether a moment is in it.</summary>
    public bool Holds(DateTimeOffset at) => at >= From && at <= Until;

    private static bool IsOpen(string text) => text is "" or "..";

    // A moment without a zone is nobody's: RFC 3339 has none.
    private static DateTimeOffset? Moment(string text) =>
        text.Contains('T', StringComparison.OrdinalIgnoreCase) && (text.EndsWith('Z') || text.EndsWith('z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.OrdinalIgnoreCase))
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;
}
