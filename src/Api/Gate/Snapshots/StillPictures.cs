using System.Collections.Concurrent;
using LiveView.Domain.Identifiers;
using LiveView.Media.Feeds;
using LiveView.Media.Relay;
using LiveView.Media.Snapshots;

namespace LiveView.Api.Gate.Snapshots;

/// <summary>
/// Still pictures per camera of an incident, not per viewer: however many ask, its key frame is decoded at most once a second. A picture is
/// kept for that second and no longer, and is not another incident's: the camera may have gone to another party. Whoever takes one holds a
/// lease; this class knows of none.
/// </summary>
internal sealed class StillPictures(IFeedRelay relay, FeedDirectory directory, SnapshotDecoder decoder, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    /// <summary>A camera that was not running may take this long to its first key frame.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly ConcurrentDictionary<(IncidentId, CameraId), Lazy<Task<StillPicture?>>> _latest = new();

    /// <summary>The newest key frame of a camera as a picture; null when the camera gives none in time.</summary>
    /// <param name="incident">The incident in which it is asked for.</param>
    /// <param name="camera">The camera.</param>
    /// <param name="reader">The organisation that asks; it must have the camera in that incident.</param>
    public Task<StillPicture?> TakeAsync(IncidentId incident, CameraId camera, OrganisationId reader)
    {
        var asked = new Lazy<Task<StillPicture?>>(() => MakeAsync(incident, camera, reader));
        var latest = _latest.GetOrAdd((incident, camera), asked);
        if (latest == asked)
        {
            _ = ForgetAsync((incident, camera), asked);
        }

        return latest.Value;
    }

    private async Task ForgetAsync((IncidentId, CameraId) of, Lazy<Task<StillPicture?>> picture)
    {
        try
        {
            await picture.Value;
            await Task.Delay(Kept, time);
        }
        finally
        {
            _latest.TryRemove(new KeyValuePair<(IncidentId, CameraId), Lazy<Task<StillPicture?>>>(of, picture));
        }
    }

    private async Task<StillPicture?> MakeAsync(IncidentId incident, CameraId camera, OrganisationId reader)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            if (await KeyFrameAsync(incident, camera, reader, patience.Token) is not var (init, frame, arrivedAt))
            {
                return null;
            }

            var jpeg = await decoder.DecodeAsync(init, frame, patience.Token);
            return jpeg is null ? null : new StillPicture(jpeg, arrivedAt);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<(ReadOnlyMemory<byte> Init, ReadOnlyMemory<byte> Frame, DateTimeOffset ArrivedAt)?> KeyFrameAsync(
        IncidentId incident, CameraId camera, OrganisationId reader, CancellationToken cancel)
    {
        if (await directory.LocateForAsync(incident, camera, reader) is not { } location)
        {
            return null;
        }

        using var feed = await relay.OpenAsync(camera, location, cancel);
        ReadOnlyMemory<byte>? init = null;
        while (feed is not null)
        {
            var message = await feed.ReadAsync(cancel);
            using var picture = message as FeedMessage.Picture;
            switch (message)
            {
                case FeedMessage.Init begins:
                    init = begins.Segment.Segment.Bytes;
                    break;
                case FeedMessage.Picture { Fragment: { IsKeyFrame: true } fragment } when init is { } known:
                    return (known, fragment.Payload.ToArray(), fragment.ArrivedAt);
                case FeedMessage.Ended:
                    return null;
            }
        }

        return null;
    }
}
