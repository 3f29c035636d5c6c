using LiveView.Domain.Accountability;

namespace LiveView.Grains.Abstractions.Accountability;

/// <summary>A question for one page of a report.</summary>
/// <param name="Query">What is asked.</param>
/// <param name="After">Position of the last row that the reader has; 0 from the beginning.</param>
/// <param name="Limit">Greatest number of rows, 1 to <see cref="Most"/>.</param>
[GenerateSerializer, Immutable, Alias("liveview.audit-question")]
public sealed record AuditQuestion([property: Id(0)] AuditQuery Query, [property: Id(1)] long After, [property: Id(2)] int Limit)
{
    /// <summary>Greatest number of rows in a page: about a megabyte.</summary>
    public const int Most = 2_000;
}
