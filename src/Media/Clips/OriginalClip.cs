using System.Runtime.CompilerServices;
using LiveView.Domain.Identifiers;
using LiveView.Media.Mp4;
using LiveView.Media.Recording.Reading;

namespace LiveView.Media.Clips;

/// <summary>A clip with the camera's own pictures, piece by piece while it is read.</summary>
public static class OriginalClip
{
    /// <summary>The pieces of an interval, both ends included; none when there is no picture in it.</summary>
    /// <param name="recordings">Where it is read.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="camera">The camera.</param>
    /// <param name="from">From when on, UTC.</param>
    /// <param name="until">Until when, UTC.</param>
    /// <param name="notBefore">Nothing earlier is read, not even for the decoder; null for no such bound.</param>
    /// <param name="remark">The comment of the file, given when its first picture was taken.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="Mp4FormatException">The recording holds no pictures there.</exception>
    public static async IAsyncEnumerable<ClipPiece> ReadAsync(
        IRecordings recordings, IncidentId incident, CameraId camera, DateTimeOffset from, DateTimeOffset until, DateTimeOffset? notBefore,
        Func<DateTimeOffset, string> remark, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(remark);
        ClipFile? file = null;
        var begun = false;
        await foreach (var item in ClipCut.ReadAsync(recordings, incident, camera, from, until, notBefore, cancellation).ConfigureAwait(false))
        {
            if (item is RecordedItem.Init init)
            {
                file = new ClipFile(init.Segment());
                continue;
            }

            var picture = (RecordedItem.Picture)item;
            var at = picture.Record.Time.Instant;
            if (!begun)
            {
                begun = true;
                yield return new ClipPiece(file!.Begin(remark(at)), at, IsBeginning: true, TimeSpan.Zero);
            }

            yield return new ClipPiece(file!.Next(picture), at, IsBeginning: false, file.Since);
        }
    }
}
