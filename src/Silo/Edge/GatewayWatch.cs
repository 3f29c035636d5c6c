using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Cluster;

namespace LiveView.Silo.Edge;

/// <summary>Asks the cluster, every second and by several ways at once, at which silos it can be reached now.</summary>
internal sealed partial class GatewayWatch(IClusterClient cluster, ConfiguredGateways gateways, TimeProvider time, ILogger<GatewayWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Which gateway a call goes by depends on its grain: of so many ways hardly all go by the one that is frozen.</summary>
    private const int Ways = 8;

    /// <summary>After so many rounds without an answer, what the cluster told last is no longer believed. A silo that died is got over in fewer.</summary>
    private const int MostSilent = 8;

    /// <summary>So many rounds each gateway is then tried alone.</summary>
    private const int Turn = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var acting = Caller.System("gateway watch").Use();
        using var timer = new PeriodicTimer(Pace, time);
        var silent = 0;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (await AskAsync() is { Length: > 0 } active)
            {
                silent = 0;
                gateways.Tell(active);
            }
            else if (++silent >= MostSilent && (silent - MostSilent) % Turn == 0)
            {
                if (silent == MostSilent)
                {
                    Silent(logger);
                }

                gateways.TryNext();
            }
        }
    }

    /// <summary>The first answer.</summary>
    private async Task<string[]?> AskAsync()
    {
        var asked = Enumerable.Range(0, Ways).Select(AskAsync).ToList();
        while (asked.Count > 0)
        {
            var answered = await Task.WhenAny(asked);
            asked.Remove(answered);
            if (await answered is { } active)
            {
                return active;
            }
        }

        return null;
    }

    private async Task<string[]?> AskAsync(int way)
    {
        try
        {
            return await cluster.GetGrain<IGatewaysGrain>(GrainKeys.Gateways(way)).Active().WaitAsync(Pace, time);
        }
#pragma warning disable CA1031 // Whatever went wrong on this way, another may do.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    [LoggerMessage(6540, LogLevel.Warning, "The cluster has not answered for seconds: this edge tries the gateways of its configuration one after another.")]
    private static partial void Silent(ILogger logger);
}
