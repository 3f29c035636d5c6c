using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Evidence;

/// <summary>The one who signs checkpoints and adds them to the tree over all incidents.</summary>
[Alias("liveview.checkpoint")]
public interface ICheckpointGrain : IGrainWithStringKey
{
    /// <summary>Keeps it at work: called by every silo, every few seconds.</summary>
    [SystemOnly, Alias("wake")]
    Task Wake();

    /// <summary>Signs an incident's log as it is now, and the tree that holds it, unless both are signed already.</summary>
    [SystemOnly, Alias("cover")]
    Task Cover(IncidentId incident);
}
