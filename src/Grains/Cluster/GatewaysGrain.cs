using LiveView.Grains.Abstractions.Cluster;
using LiveView.Grains.Ports;
using Orleans.Concurrency;

namespace LiveView.Grains.Cluster;

[StatelessWorker(maxLocalWorkers: 1)]
internal sealed class GatewaysGrain(IGateways gateways) : Grain, IGatewaysGrain
{
    public async Task<string[]> Active() => [.. await gateways.ActiveAsync()];
}
