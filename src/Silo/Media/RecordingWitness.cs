using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Desks;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Media.Feeds;
using LiveView.Media.Recording;

namespace LiveView.Silo.Media;

/// <summary>Has every closed segment written in its incident's log, and tells the desk of the sharing party when recording is in trouble.</summary>
internal sealed partial class RecordingWitness(IGrainFactory grains, CameraTrouble cameras, TimeProvider time, ILogger<RecordingWitness> logger)
    : IRecordingListener
{
    private const string NoSuchIncident = "not-found";
    private static readonly NoticeText s_recovered = new("De camera wordt weer opgenomen.", "The camera is recorded again.");

    private static readonly NoticeText s_kept = new("De opslag neemt opnamen weer aan.", "The store takes recordings in again.");
    private const string Store = "recording-store";

    private readonly Dictionary<(IncidentId, CameraId), string> _troubled = [];

    public async Task OnSealedAsync(SealedSegment segment, CancellationToken cancellation)
    {
        using var acting = Caller.System("recording").Use();
        var answer = await grains.GetGrain<IIncidentGrain>(GrainKeys.Of(segment.Incident)).SealRecording(new IncidentCommand.SealRecording(
            segment.Camera, segment.Take, segment.Number, segment.From, segment.Until, segment.Fragments, segment.Gaps, segment.Previous,
            segment.Head, segment.TornBytes)).WaitAsync(cancellation);
        if (answer.Refusal is { } refusal)
        {
            Refused(logger, segment.Incident, segment.Camera, refusal.Code);
            if (refusal.Code != NoSuchIncident)
            {
                throw new InvalidOperationException(refusal.Message);
            }
        }
    }

    public async Task OnConditionAsync(IncidentId incident, CameraId camera, RecordingCondition condition, CancellationToken cancellation)
    {
        if (Notice(incident, camera, condition) is { } notice && cameras.Of(camera) is { } known)
        {
            using var acting = Caller.System("recording").Use();
            await grains.GetGrain<IDeskGrain>(GrainKeys.Desk(known.SharingParty)).Notify(notice with { Subject = known.Name });
        }
    }

    /// <summary>One after another: conditions are told in order.</summary>
    private DeskNotice? Notice(IncidentId incident, CameraId camera, RecordingCondition condition)
    {
        if (condition == RecordingCondition.StoreAccepts)
        {
            return Notice(camera, "recording-store-accepts", NoticeSeverity.Info, new PictureText(s_kept.Nl, s_kept.En)) with { Id = Store };
        }

        if (condition == RecordingCondition.StoreRefuses)
        {
            return Notice(camera, "recording-store-refuses", NoticeSeverity.Error, condition.Message!) with { Id = Store };
        }

        if (condition.Message is { } message)
        {
            _troubled[(incident, camera)] = condition.Code;
            return Notice(camera, $"recording-{condition.Code}", NoticeSeverity.Error, message);
        }

        var wasTroubled = _troubled.Remove((incident, camera));
        return wasTroubled && condition == RecordingCondition.Running
            ? Notice(camera, "recording-recovered", NoticeSeverity.Info, new PictureText(s_recovered.Nl, s_recovered.En))
            : null;
    }

    private DeskNotice Notice(CameraId camera, string code, NoticeSeverity severity, PictureText text) =>
        new($"recording:{camera}", code, severity, time.GetUtcNow(), 1, camera.Value, new NoticeText(text.Nl, text.En));

    [LoggerMessage(6450, LogLevel.Warning, "Incident {Incident} did not take a segment of camera {Camera} in its log: {Code}.")]
    private static partial void Refused(ILogger logger, IncidentId incident, CameraId camera, string code);
}
