using LiveView.Domain.Identifiers;
using LiveView.Media.Recording.Segments;

namespace LiveView.Media.Recording;

/// <summary>A segment that was closed and kept: what the incident's log says of it.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Camera">The camera.</param>
/// <param name="Take">The take.</param>
/// <param name="Number">Number of the segment within the take, counted from 1.</param>
/// <param name="From">First picture in it, UTC.</param>
/// <param name="Until">Last picture in it, UTC.</param>
/// <param name="Fragments">Number of frames.</param>
/// <param name="Gaps">Number of gaps.</param>
/// <param name="Previous">Head of the take's chain before it, lower-case hexadecimal.</param>
/// <param name="Head">Head of the take's chain after it, lower-case hexadecimal.</param>
/// <param name="TornBytes">Bytes at its end that were cut off, because the program or the disk stopped in the middle of a write.</param>
public sealed record SealedSegment(
    IncidentId Incident, CameraId Camera, TakeId Take, int Number, DateTimeOffset From, DateTimeOffset Until, long Fragments, int Gaps,
    string Previous, string Head, long TornBytes)
{
    internal static SealedSegment Of(SegmentHeader header, IReadOnlyList<RecordHeader> records, long tornBytes)
    {
        var pictures = records.Where(each => each.Kind == RecordKind.Fragment).ToArray();
        var (from, until) = pictures.Length > 0 ? (pictures[0].Time, pictures[^1].Time) : (header.StartedAt, header.StartedAt);
        return new SealedSegment(
            header.Incident, header.Camera, header.Take, header.Number, from.Instant, until.Instant, pictures.Length,
            records.Count(each => each.Kind == RecordKind.Gap), header.PreviousHead.ToString(),
            (records.Count > 0 ? records[^1].Chain : header.PreviousHead).ToString(), tornBytes);
    }
}
