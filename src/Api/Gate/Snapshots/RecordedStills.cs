using LiveView.Domain.Identifiers;
using LiveView.Media.Recording.Reading;
using LiveView.Media.Recording.Segments;
using LiveView.Media.Snapshots;

namespace LiveView.Api.Gate.Snapshots;

/// <summary>
/// Still pictures of a moment that was recorded: the newest picture that is not later, decoded from the key frame before it. Whoever takes
/// one holds a lease; this class knows of none, and says how far back it had to read.
/// </summary>
internal sealed class RecordedStills(IRecordings recordings, SnapshotDecoder decoder, TimeProvider time, ILogger<RecordedStills> logger)
{
    /// <summary>More than any camera sends between two key frames.</summary>
    private const long MostBytes = 32 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>The picture of a moment; null when there is none, or it cannot be decoded.</summary>
    /// <param name="incident">The incident in which it was recorded.</param>
    /// <param name="camera">The camera.</param>
    /// <param name="at">The moment, UTC.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<RecordedStill?> TakeAsync(IncidentId incident, CameraId camera, DateTimeOffset at, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            return await recordings.ExtentAsync(incident, camera, either.Token) is { } extent && extent.From <= at
                ? await DecodeAsync(incident, camera, at < extent.Until ? at : extent.Until, either.Token)
                : null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (e is SegmentDamagedException or IOException)
        {
            GateLog.RecordingDamaged(logger, e, camera, incident);
            return null;
        }
    }

    private async Task<RecordedStill?> DecodeAsync(IncidentId incident, CameraId camera, DateTimeOffset at, CancellationToken cancel)
    {
        var (pictures, bytes) = (new List<RecordedItem.Picture>(), 0L);
        RecordedItem.Init? init = null, of = null;
        await foreach (var item in recordings.ReadAsync(incident, camera, at, null, follow: false, cancel))
        {
            if (item is RecordedItem.Init starts)
            {
                init = starts;
            }
            else if (item is RecordedItem.Picture picture)
            {
                if (picture.Record.Time.Instant > at)
                {
                    break;
                }

                if (picture.Record.IsKeyFrame)
                {
                    (of, bytes) = (init, 0);
                    pictures.Clear();
                }

                pictures.Add(picture);
                bytes += picture.Content.Length;
                if (bytes > MostBytes || picture.Record.Time.Instant == at)
                {
                    break;
                }
            }
        }

        return of is not null && bytes is > 0 and <= MostBytes
            && await decoder.DecodeLastAsync(of.Content, [.. pictures.Select(each => each.Content)], cancel) is { } jpeg
            ? new RecordedStill(new StillPicture(jpeg, pictures[^1].Record.Time.Instant), pictures[0].Record.Time.Instant)
            : null;
    }
}

/// <summary>A recorded picture.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="DecodedFrom">When the key frame that it was decoded from was taken, UTC.</param>
internal sealed record RecordedStill(StillPicture Picture, DateTimeOffset DecodedFrom);
