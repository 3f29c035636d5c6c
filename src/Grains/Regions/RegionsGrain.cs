using LiveView.Grains.Abstractions.Regions;
using Orleans.Concurrency;

namespace LiveView.Grains.Regions;

[StatelessWorker(maxLocalWorkers: 1)]
internal sealed class RegionsGrain(RegionsInForce regions) : Grain, IRegionsGrain
{
    public Task<RegionsAnswer> InForce(string? known)
    {
        var now = regions.Now;
        return Task.FromResult(new RegionsAnswer(
            now.Name, now.Version?.Source, now.Version?.ValidFrom, known == now.Name ? null : now.Text));
    }
}
