using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Abstractions.Connections;

namespace LiveView.Silo.Media;

/// <summary>
/// Has the cameras run of which the source policy keeps pictures of before an alarm, also after a restart or the loss of a silo. The camera
/// decides: one whose policy says otherwise by now does nothing.
/// </summary>
internal sealed partial class StandingCameras(IGrainFactory grains, TimeProvider time, ILogger<StandingCameras> logger) : BackgroundService
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var acting = Caller.System("standing cameras").Use();
        using var timer = new PeriodicTimer(s_pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var cameras = await grains.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).StandingBy();
                await Task.WhenAll(cameras.Select(camera => grains.GetGrain<ICameraGrain>(GrainKeys.Of(camera)).StandBy()));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                NotStanding(logger, e);
            }
        }
    }

    [LoggerMessage(5003, LogLevel.Warning, "Not every camera of which pictures are kept before an alarm could be asked to run: asked again in five seconds.")]
    private static partial void NotStanding(ILogger logger, Exception e);
}
