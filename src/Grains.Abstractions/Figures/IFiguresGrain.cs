using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Figures;

/// <summary>Figures about one sharing party's incidents, for the rollout desk; reads the log, woken by hints.</summary>
[Alias("liveview.figures")]
public interface IFiguresGrain : IGrainWithStringKey
{
    /// <summary>The figures up to the end of the log.</summary>
    [Alias("get"), Requires(Permission.ManageNetwork)]
    Task<IncidentFigures> Get();
}
