using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;

namespace LiveView.Grains.Cameras;

[ActivationCountBasedPlacement]
internal sealed class CameraGrain(
    [PersistentState("camera")] IPersistentState<CameraState> state, IMediaNode media, IOptions<FeedOptions> options,
    TimeProvider time, ILogger<CameraGrain> logger)
    : Grain, ICameraGrain
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    private readonly TimeSpan _linger = TimeSpan.FromSeconds(options.Value.LingerSeconds);
    private long _demanded;
    private IGrainTimer? _timer;

    public async Task Configure(Camera camera, OrganisationId sharingParty)
    {
        if (state.State.Camera == camera && state.State.SharingParty == sharingParty)
        {
            return;
        }

        state.State.Camera = camera;
        state.State.SharingParty = sharingParty;
        await state.WriteStateAsync();
        if (_timer is not null)
        {
            await AssignAsync(camera);
        }
    }

    public async Task<FeedAddress?> Demand()
    {
        if (state.State.Camera is not { } camera)
        {
            return null;
        }

        _demanded = time.GetTimestamp();
        if (_timer is null || !media.Renew(camera.Id, state.State.Epoch))
        {
            await AssignAsync(camera);
        }

        return new FeedAddress(state.State.Epoch);
    }

    private async Task AssignAsync(Camera camera)
    {
        // The epoch is stored before the node hears of it: a second activation can never hand out the same one.
        state.State.Epoch++;
        await state.WriteStateAsync();
        media.Assign(camera, state.State.Epoch, state.State.SharingParty);
        GrainLog.FeedAssigned(logger, camera.Id.Value, state.State.Epoch);
        _timer ??= this.RegisterGrainTimer(KeepAsync, new GrainTimerCreationOptions(Pace, Pace) { KeepAlive = true });
    }

    private async Task KeepAsync(CancellationToken cancel)
    {
        var camera = state.State.Camera!;
        if (time.GetElapsedTime(_demanded) < _linger)
        {
            if (!media.Renew(camera.Id, state.State.Epoch))
            {
                await AssignAsync(camera);
            }

            return;
        }

        await media.StopAsync(camera.Id, state.State.Epoch);
        GrainLog.FeedReleased(logger, camera.Id.Value, state.State.Epoch);
        _timer?.Dispose();
        _timer = null;
    }
}
