using System.Collections.Concurrent;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Desks;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;

namespace LiveView.Silo.Media;

/// <summary>Tells the desk of the sharing party when one of its cameras gives no picture, and when it does again.</summary>
internal sealed partial class CameraTrouble(IGrainFactory grains, TimeProvider time, ILogger<CameraTrouble> logger) : IPictureStateListener
{
    private static readonly NoticeText Recovered = new("De camera geeft weer beeld.", "The camera gives a picture again.");

    private readonly ConcurrentDictionary<CameraId, (string Name, OrganisationId SharingParty)> _cameras = new();
    private readonly ConcurrentDictionary<FeedId, PictureFault> _troubled = new();

    public void Belongs(Camera camera, OrganisationId sharingParty) => _cameras[camera.Id] = (camera.Name, sharingParty);

    /// <summary>The name of a camera that was assigned to this node, and whose desk hears of it.</summary>
    public (string Name, OrganisationId SharingParty)? Of(CameraId camera) => _cameras.TryGetValue(camera, out var known) ? known : null;

    public async ValueTask OnPictureStateAsync(FeedId feed, long epoch, PictureState state, CancellationToken cancellation)
    {
        if (!_cameras.TryGetValue(feed.Camera, out var known) || Notice(feed, known.Name, state) is not { } notice)
        {
            return;
        }

        Trouble(logger, $"{feed}", state.Condition, state.Fault);
        try
        {
            using var acting = Caller.System("camera trouble").Use();
            await grains.GetGrain<IDeskGrain>(GrainKeys.Desk(known.SharingParty)).Notify(notice);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NoticeLost(logger, e, $"{feed}");
        }
    }

    private DeskNotice? Notice(FeedId feed, string name, PictureState state)
    {
        if (state.Fault == PictureFault.None)
        {
            return state.Condition == PictureCondition.Live && _troubled.TryRemove(feed, out _)
                ? new DeskNotice($"camera:{feed}", "camera-recovered", NoticeSeverity.Info, time.GetUtcNow(), 1, name, Of(feed, Recovered))
                : null;
        }

        _troubled[feed] = state.Fault;
        var text = state.Message is { } message ? new NoticeText(message.Nl, message.En) : new NoticeText($"{state.Fault}", $"{state.Fault}");
        return new DeskNotice(
            $"camera:{feed}", $"camera-{state.Fault}", state.Condition == PictureCondition.Failed ? NoticeSeverity.Error : NoticeSeverity.Warning,
            time.GetUtcNow(), 1, name, Of(feed, text));
    }

    /// <summary>Whoever is told which stream is in trouble knows what to look for at the camera, and that its other picture may be fine.</summary>
    private static NoticeText Of(FeedId feed, NoticeText text) => feed.Stream switch
    {
        CameraStream.Sub => new NoticeText($"Kleine stream: {text.Nl}", $"Sub-stream: {text.En}"),
        CameraStream.Audio => new NoticeText($"Geluid: {text.Nl}", $"Sound: {text.En}"),
        _ => text,
    };

    [LoggerMessage(5001, LogLevel.Warning, "Camera {Camera} is {Condition}: {Fault}.")]
    private static partial void Trouble(ILogger logger, string camera, PictureCondition condition, PictureFault fault);

    [LoggerMessage(5002, LogLevel.Warning, "Trouble of camera {Camera} did not reach its desk.")]
    private static partial void NoticeLost(ILogger logger, Exception e, string camera);
}
