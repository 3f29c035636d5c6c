using System.Runtime.CompilerServices;
using System.Text;
using LiveView.Domain.Identifiers;
using LiveView.Media.Recording.Segments;
using LiveView.Media.Recording.Storage;

namespace LiveView.Media.Recording.Reading;

/// <summary>Reads recordings from where they are kept, and those that are still being written from this node's spool.</summary>
/// <param name="store">Where finished segments are.</param>
/// <param name="keys">The keys of incidents.</param>
/// <param name="spool">Where unfinished ones are; null when this process records nothing.</param>
/// <param name="time">The clock.</param>
public sealed class RecordingLibrary(IRecordingStore store, RecordingKeys keys, RecordingSpool? spool, TimeProvider time) : IRecordings
{
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc />
    public async Task<RecordedExtent?> ExtentAsync(IncidentId incident, CameraId camera, CancellationToken cancellation)
    {
        if (await keys.FindAsync(incident, cancellation).ConfigureAwait(false) is not { } key)
        {
            return null;
        }

        PictureTime? from = null, until = null;
        var (gaps, changes, running) = (new List<RecordedGap>(), new List<DateTimeOffset>(), false);
        var (init, changed) = (default(ChainHash?), false);
        foreach (var segment in await SegmentsAsync(incident, camera, cancellation).ConfigureAwait(false))
        {
            if (await segment.OpenAsync(key, cancellation).ConfigureAwait(false) is not { } opened)
            {
                continue;
            }

            await using (opened.ConfigureAwait(false))
            {
                running |= opened.Grows;
                foreach (var place in opened.Records())
                {
                    if (place.Record.Kind == RecordKind.Fragment)
                    {
                        from ??= place.Record.Time;
                        until = place.Record.Time;
                        if (changed)
                        {
                            changes.Add(place.Record.Time.Instant);
                            changed = false;
                        }
                    }
                    else if (place.Record.Kind == RecordKind.Init)
                    {
                        var hash = ChainHash.Of(await opened.ReadAsync(place, cancellation).ConfigureAwait(false));
                        changed |= init is { } known && known != hash;
                        init = hash;
                    }
                    else if (place.Record.Kind == RecordKind.Gap)
                    {
                        var gap = Gap(place.Record, await opened.ReadAsync(place, cancellation).ConfigureAwait(false), until);
                        if (gap is not null)
                        {
                            gaps.Add(gap);
                        }
                    }
                }
            }
        }

        return from is { } first ? new RecordedExtent(first.Instant, until!.Value.Instant, running, gaps, changes) : null;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<RecordedItem> ReadAsync(
        IncidentId incident, CameraId camera, DateTimeOffset from, DateTimeOffset? notBefore, bool follow,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await keys.FindAsync(incident, cancellation).ConfigureAwait(false) is not { } key)
        {
            yield break;
        }

        var target = PictureTime.Of(notBefore > from ? notBefore.Value : from);
        PictureTime? bound = notBefore is { } moment ? PictureTime.Of(moment) : null;
        var reading = new ReadingPosition(target, bound);
        var segments = await SegmentsAsync(incident, camera, cancellation).ConfigureAwait(false);
        var at = Math.Max(0, segments.FindLastIndex(segment => segment.Start <= target));

        // The key frame for the first moments of a segment may be in the one before.
        at = Math.Max(0, at - 1);
        while (at < segments.Count)
        {
            var name = segments[at].Name;
            if (await segments[at].OpenAsync(key, cancellation).ConfigureAwait(false) is { } opened)
            {
                await using (opened.ConfigureAwait(false))
                {
                    await foreach (var item in reading.ThroughAsync(opened, NextIsThere, time, follow ? s_pace : null, cancellation).ConfigureAwait(false))
                    {
                        yield return item;
                    }
                }
            }

            segments = await SegmentsAsync(incident, camera, cancellation).ConfigureAwait(false);
            at = segments.FindIndex(segment => string.CompareOrdinal(segment.Name, name) > 0) is >= 0 and var next ? next : segments.Count;

            bool NextIsThere(PictureTime moment) => at + 1 < segments.Count && segments[at + 1].Start <= moment;
        }
    }

    private async Task<List<KeptSegment>> SegmentsAsync(IncidentId incident, CameraId camera, CancellationToken cancellation)
    {
        // The spool first: what leaves it meanwhile is then found in the store.
        var segments = new SortedDictionary<string, KeptSegment>(StringComparer.Ordinal);
        foreach (var file in spool?.FilesOf(incident, camera) ?? [])
        {
            var name = RecordingNames.Of(file.Header);
            segments[name] = new KeptSegment(name, file, store);
        }

        await foreach (var name in store.ListAsync(RecordingNames.Of(incident, camera), cancellation).ConfigureAwait(false))
        {
            segments[name] = new KeptSegment(name, null, store);
        }

        return [.. segments.Values];
    }

    /// <summary>What is missing after the last picture that there is; null when nothing is, because another take has it.</summary>
    internal static RecordedGap? Gap(RecordHeader record, ReadOnlySpan<byte> body, PictureTime? last)
    {
        var (from, until) = (record.Time < last ? last.Value : record.Time, new PictureTime(record.DecodeTime));
        return until < from
            ? null
            : new RecordedGap(Encoding.UTF8.GetString(body).Split('\n')[1], from.Instant, until.Instant, record.Dropped);
    }
}
