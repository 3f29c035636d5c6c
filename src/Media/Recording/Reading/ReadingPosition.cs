using System.Runtime.CompilerServices;
using LiveView.Media.Recording.Segments;

namespace LiveView.Media.Recording.Reading;

/// <summary>
/// How far somebody has read: finds the key frame from which a decoder reaches the target, and gives every later record once, also where
/// two takes overlap.
/// </summary>
/// <param name="target">The moment that was asked for.</param>
/// <param name="bound">Nothing earlier is given.</param>
internal sealed class ReadingPosition(PictureTime target, PictureTime? bound)
{
    private PictureTime? _last;
    private ChainHash? _initLink;
    private ChainHash? _init;
    private bool _started;

    public async IAsyncEnumerable<RecordedItem> ThroughAsync(
        OpenedSegment segment, Func<PictureTime, bool> nextHasTarget, TimeProvider time, TimeSpan? pace,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        RecordPlace? init = null;
        var (next, waitsForKey) = (0, true);
        while (true)
        {
            var grows = segment.Grows;
            var records = segment.Records();
            if (!_started)
            {
                (next, init) = StartIn(records, nextHasTarget);
            }

            for (; next >= 0 && next < records.Count; next++)
            {
                var place = records[next];
                if (place.Record.Kind == RecordKind.Init)
                {
                    (init, waitsForKey) = (place, true);
                }
                else if (place.Record.Kind == RecordKind.Gap)
                {
                    if (_started && await GapAsync(segment, place, cancellation).ConfigureAwait(false) is { } gap)
                    {
                        yield return gap;
                        waitsForKey = true;
                    }
                }
                else if (place.Record.Kind == RecordKind.Fragment && (!waitsForKey || place.Record.IsKeyFrame) && IsNew(place.Record) && init is { } of)
                {
                    if (_initLink != of.Record.Chain && await NewInitAsync(segment, of, cancellation).ConfigureAwait(false) is { } started)
                    {
                        yield return started;
                    }

                    (_started, waitsForKey, _last) = (true, false, place.Record.Time);
                    yield return new RecordedItem.Picture(
                        place.Record, await segment.ReadAsync(place, cancellation).ConfigureAwait(false), place.Record.Time < target);
                }
            }

            if (!grows || pace is null || (next < 0 && nextHasTarget(target)))
            {
                yield break;
            }

            await Task.Delay(pace.Value, time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<RecordedItem.Gap?> GapAsync(OpenedSegment segment, RecordPlace place, CancellationToken cancellation) =>
        RecordingLibrary.Gap(place.Record, await segment.ReadAsync(place, cancellation).ConfigureAwait(false), _last) is { } gap
            ? new RecordedItem.Gap(gap)
            : null;

    /// <summary>Each segment holds the init segment again: a decoder starts anew only when it is another one.</summary>
    private async Task<RecordedItem.Init?> NewInitAsync(OpenedSegment segment, RecordPlace place, CancellationToken cancellation)
    {
        var content = await segment.ReadAsync(place, cancellation).ConfigureAwait(false);
        var (known, hash) = (_init, ChainHash.Of(content));
        (_init, _initLink) = (hash, place.Record.Chain);
        return known == hash ? null : new RecordedItem.Init(place.Record, content);
    }

    private bool IsNew(RecordHeader record) => !(record.Time < bound) && !(_last is { } last && record.Time <= last);

    /// <summary>Where to start in a segment, and the init segment that holds there; -1 when a later segment serves better.</summary>
    private (int Next, RecordPlace? Init) StartIn(IReadOnlyList<RecordPlace> records, Func<PictureTime, bool> nextHasTarget)
    {
        var (start, init, latest) = (-1, default(RecordPlace?), default(RecordPlace?));
        var reaches = false;
        for (var i = 0; i < records.Count; i++)
        {
            var record = records[i].Record;
            if (record.Kind == RecordKind.Init)
            {
                latest = records[i];
            }
            else if (record.Kind == RecordKind.Fragment)
            {
                reaches |= record.Time >= target;
                if (record.IsKeyFrame && !(record.Time < bound) && (start < 0 || record.Time <= target))
                {
                    (start, init) = (i, latest);
                }
            }
        }

        return start >= 0 && !reaches && nextHasTarget(target) ? (-1, null) : (start, init);
    }
}
