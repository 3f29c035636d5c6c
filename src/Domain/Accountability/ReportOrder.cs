using System.Globalization;
using System.Text.RegularExpressions;
using LiveView.Domain.Decisions;
using LiveView.Domain.Parties;
using LiveView.Domain.Rights;

namespace LiveView.Domain.Accountability;

/// <summary>Somebody has a report made; that is itself accounted for.</summary>
/// <param name="Kind">What report.</param>
/// <param name="Query">About what.</param>
/// <param name="Purpose">Why.</param>
/// <param name="Reference">Number of the request, complaint or audit in the organisation's own books: no name.</param>
public sealed partial record ReportOrder(ReportKind Kind, AuditQuery Query, ReportPurpose Purpose, string Reference)
{
    /// <summary>Why the report is not made, or null.</summary>
    public Refusal? Refusal() =>
        Query.Refusal()
        ?? (!ReferenceForm().IsMatch(Reference)
            ? new Refusal("bad-reference", "Give the number of the request or audit: 1 to 40 letters, digits, '-', '.' or '/', no name.")
            : Kind == ReportKind.DataSubject && Query.Cameras.Count == 0
                ? new Refusal("no-camera", "Choose at least one camera: a report about a person is about the cameras that may have seen them.")
                : null);

    /// <summary>The order as an entry in the organisation's own log.</summary>
    /// <param name="by">Who has it made.</param>
    /// <param name="now">Now, UTC.</param>
    public RightsChange Entry(Actor by, DateTimeOffset now)
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["cameras"] = string.Join(' ', Query.Cameras),
            ["from"] = Query.From.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["purpose"] = Purpose.ToString(),
            ["to"] = Query.To.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        };
        return new RightsChange(RightsChangeKind.ReportMade, now, by, $"{Kind}:{Reference}", details);
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9./-]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ReferenceForm();
}
