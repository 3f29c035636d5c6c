using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Machines;

/// <summary>An edge that wants to know when something is taken from a machine. A message that is lost costs at most the time to the edge's next check.</summary>
[Alias("liveview.machine-observer")]
public interface IMachineObserver : IGrainObserver
{
    /// <summary>What is known of the machines of an organisation holds no more.</summary>
    [Alias("changed"), SystemOnly]
    Task Changed(OrganisationId organisation);
}
