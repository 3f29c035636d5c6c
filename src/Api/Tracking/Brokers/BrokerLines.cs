using LiveView.Api.Tracking.Lines;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Tracking.Brokers;

/// <summary>Holds the lines to all brokers of the configuration.</summary>
internal sealed class BrokerLines(
    IOptions<TrackingOptions> options, LineMachine machine, TrackingFigures figures, TimeProvider time, ILogger<BrokerLine> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(options.Value.Brokers.Select(each =>
        new BrokerLine(new Broker(each), machine, figures, time, logger).RunAsync(stoppingToken)));
}
