using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Alarms;

/// <summary>An alarm is stored but its incident could not be raised: the panel is not acknowledged and sends again.</summary>
[GenerateSerializer, Alias("liveview.alarm-not-raised")]
internal sealed class AlarmNotRaisedException(AlarmId alarm, Refusal refusal)
    : Exception($"Alarm {alarm} is stored, but its incident could not be raised: {refusal.Message}");
