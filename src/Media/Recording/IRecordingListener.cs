using LiveView.Domain.Identifiers;

namespace LiveView.Media.Recording;

/// <summary>Hears what a media node recorded.</summary>
public interface IRecordingListener
{
    /// <summary>A segment was closed and kept. Told again, also after a restart, until it returns without an exception.</summary>
    Task OnSealedAsync(SealedSegment segment, CancellationToken cancellation);

    /// <summary>The recording of a camera changed its condition.</summary>
    Task OnConditionAsync(IncidentId incident, CameraId camera, RecordingCondition condition, CancellationToken cancellation);
}
