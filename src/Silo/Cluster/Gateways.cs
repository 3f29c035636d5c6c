using System.Collections.Concurrent;
using LiveView.Grains.Ports;
using LiveView.Silo.Media;

namespace LiveView.Silo.Cluster;

/// <summary>The gateways of all silos. Each is asked once where its gateway is, which does not change while it lives.</summary>
internal sealed class Gateways(MediaNodes nodes) : IGateways
{
    private readonly ConcurrentDictionary<SiloAddress, string> _known = new();

    public async Task<IReadOnlyList<string>> ActiveAsync()
    {
        var silos = nodes.Active();
        foreach (var gone in _known.Keys.Except(silos))
        {
            _known.TryRemove(gone, out _);
        }

        await Task.WhenAll(silos.Where(silo => !_known.ContainsKey(silo)).Select(AskAsync));
        return [.. silos.Select(silo => _known.GetValueOrDefault(silo)).OfType<string>()];
    }

    private async Task AskAsync(SiloAddress silo)
    {
        try
        {
            if (await nodes.GatewayAsync(silo) is { } gateway)
            {
                _known[silo] = gateway;
            }
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            // It does not answer: it is no way in now, and is asked again.
        }
    }
}
