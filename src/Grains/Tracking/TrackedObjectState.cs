using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch;

namespace LiveView.Grains.Tracking;

/// <summary>Stored state of a tracked object: its registration and whose it is. Its track is stored elsewhere.</summary>
internal sealed class TrackedObjectState
{
    public TrackedObject? Registered { get; set; }

    /// <summary>The party that has it, or had it last.</summary>
    public OrganisationId? Party { get; set; }

    /// <summary>Number of the last event of its track from before that party had it: that party sees none of those.</summary>
    public long Before { get; set; }

    /// <summary>What is listened for in it, and what was heard: that party's alone.</summary>
    public ObjectWatch Watch { get; set; } = ObjectWatch.Empty;
}

/// <summary>Stored state of the tracked objects of an organisation.</summary>
internal sealed class TrackedObjectsState
{
    public List<TrackedObject> Objects { get; set; } = [];
}
