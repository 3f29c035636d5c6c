using Microsoft.Extensions.Options;

namespace LiveView.Api.Tracking.Lines;

/// <summary>The lines of the configuration on which datagrams come in.</summary>
internal sealed class UdpLines(
    IOptions<TrackingOptions> options, LineMachine machine, TrackingFigures figures, TimeProvider time, ILogger<UdpLine> logger) : BackgroundService
{
    private readonly UdpLine[] _lines = [.. options.Value.Listeners.Where(each => each.Transport == TrackerTransport.Udp)
        .Select(each => new UdpLine(new TrackerListener(each), machine, figures, time, logger))];

    /// <summary>A port that somebody else has stops the start, as it does for the other doors.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Array.ForEach(_lines, line => line.Open());
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        Array.ForEach(_lines, line => line.Dispose());
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_lines.Select(line => line.RunAsync(stoppingToken)));
}
