using System.Runtime.CompilerServices;
using LiveView.Domain.Identifiers;
using LiveView.Media.Recording.Reading;

namespace LiveView.Media.Clips;

/// <summary>
/// Cuts a clip from a recording: one init segment and then pictures, the first of them one at which a decoder can start. That is the key
/// frame for the moment that is asked for, unless it lies before the bound: then it is the first one after.
/// </summary>
public static class ClipCut
{
    /// <summary>Pictures before the moment that is asked for are kept until it is known that there is one at that moment.</summary>
    private const long MostRunUpBytes = 32 * 1024 * 1024;

    private static readonly TimeSpan s_microsecond = TimeSpan.FromMicroseconds(1);

    /// <summary>The pictures of an interval, both ends included; nothing when there is none in it.</summary>
    /// <param name="recordings">Where it is read.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="camera">The camera.</param>
    /// <param name="from">From when on, UTC.</param>
    /// <param name="until">Until when, UTC; what is still to come of a recording that runs is not waited for.</param>
    /// <param name="notBefore">Nothing earlier is read, not even for the decoder; null for no such bound.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async IAsyncEnumerable<RecordedItem> ReadAsync(
        IRecordings recordings, IncidentId incident, CameraId camera, DateTimeOffset from, DateTimeOffset until, DateTimeOffset? notBefore,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        // A recording counts whole microseconds: a bound within one must not let its beginning through.
        var bound = notBefore?.Add(s_microsecond - TimeSpan.FromTicks(1));
        var (runUp, runUpBytes, waitsForKey, begun) = (new List<RecordedItem.Picture>(), 0L, false, false);
        RecordedItem.Init? init = null;
        await foreach (var item in recordings.ReadAsync(incident, camera, from, bound, follow: false, cancellation).ConfigureAwait(false))
        {
            switch (item)
            {
                case RecordedItem.Init when begun:
                case RecordedItem.Picture late when late.Record.Time.Instant > until:
                    yield break;
                case RecordedItem.Init starts:
                    (init, runUpBytes) = (starts, 0);
                    runUp.Clear();
                    break;
                case RecordedItem.Gap when !begun:
                    runUpBytes = 0;
                    runUp.Clear();
                    break;
                case RecordedItem.Picture picture when begun || !picture.BeforeTarget:
                    if (!begun && runUp.Count == 0 && !picture.Record.IsKeyFrame)
                    {
                        break;
                    }

                    if (!begun)
                    {
                        begun = true;
                        yield return init!;
                        foreach (var before in runUp)
                        {
                            yield return before;
                        }

                        runUp.Clear();
                    }

                    yield return picture;
                    break;
                case RecordedItem.Picture before:
                    waitsForKey &= !before.Record.IsKeyFrame;
                    if (before.Record.IsKeyFrame)
                    {
                        runUpBytes = 0;
                        runUp.Clear();
                    }

                    if (waitsForKey || (runUpBytes += before.Content.Length) > MostRunUpBytes)
                    {
                        waitsForKey = true;
                        runUp.Clear();
                        break;
                    }

                    runUp.Add(before);
                    break;
            }

            if (begun && item is RecordedItem.Picture last && last.Record.Time.Instant >= until)
            {
                yield break;
            }
        }
    }
}
