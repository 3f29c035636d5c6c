using LiveView.Domain.Rights;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Rights;

/// <summary>Writes down, in order, what changes about who may do what for one organisation. Its key is also its stream in the log.</summary>
[Alias("liveview.rights-log")]
public interface IRightsLogGrain : IGrainWithStringKey
{
    /// <summary>Appends a change, durably.</summary>
    /// <exception cref="Domain.Evidence.EventLogUnavailableException">The log is away; nothing was written.</exception>
    [Alias("append"), SystemOnly]
    Task Append(RightsChange change);
}
