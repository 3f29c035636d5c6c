using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Grains.Abstractions.Material;

/// <summary>
/// The bytes of one photo or plan: kept before any event names them, given to the gate alone. They come in as an edge made them anew; what
/// somebody sent never gets here.
/// </summary>
[Alias("liveview.material")]
public interface IMaterialGrain : IGrainWithStringKey
{
    /// <summary>Keeps the bytes and adds them to an incident: both, or neither.</summary>
    [Alias("add"), Requires(Permission.HandleAlarms), ResponseTimeout("00:00:30")]
    Task<CommandResult> Add(MaterialOrder order);

    /// <summary>Keeps the bytes and adds them to the plans of a site: both, or neither.</summary>
    [Alias("add-plan"), Requires(Permission.HandleAlarms), ResponseTimeout("00:00:30")]
    Task<PlanResult> AddPlan(PlanOrder order);

    /// <summary>The bytes, for an edge that has leave to let them out; null when there are none, or not those that were kept.</summary>
    /// <param name="sha256">SHA-256 that they must have, lower-case hexadecimal.</param>
    [Alias("read"), SystemOnly, ResponseTimeout("00:00:30")]
    Task<byte[]?> Read(string sha256);
}
