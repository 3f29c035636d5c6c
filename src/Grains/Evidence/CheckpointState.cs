using LiveView.Domain.Evidence;

namespace LiveView.Grains.Evidence;

/// <summary>How far the log was heard; what is lost of it is heard again.</summary>
internal sealed class CheckpointState
{
    public CheckpointSchedule Schedule { get; set; } = new();
}
