using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;

namespace LiveView.Grains.Cameras;

/// <summary>
/// Decides which media node takes the camera in, and leases it to that node. It may run on any silo, and move: a healthy picture stays
/// where it is.
/// </summary>
[ActivationCountBasedPlacement]
internal sealed class CameraGrain(
    [PersistentState("camera")] IPersistentState<CameraState> state, IMediaNodes nodes, IOptions<FeedOptions> options,
    TimeProvider time, ILogger<CameraGrain> logger)
    : Grain, ICameraGrain
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>A node that misses one renewal may only have been busy.</summary>
    private const int MostMissed = 2;

    private readonly TimeSpan _linger = TimeSpan.FromSeconds(options.Value.LingerSeconds);
    private readonly EdgePasses _passes = new(time);
    private long _demanded;
    private FeedPlace? _place;
    private int _missed;
    private IGrainTimer? _timer;

    /// <summary>Once a renewal did not succeed: the node said that it has the camera no longer, or has been silent too often.</summary>
    private bool IsLost => _missed is 0 or >= MostMissed;

    public async Task Configure(Camera camera, OrganisationId sharingParty)
    {
        if (state.State.Camera == camera && state.State.SharingParty == sharingParty)
        {
            return;
        }

        var changesHands = state.State.SharingParty != sharingParty;
        state.State.Camera = camera;
        state.State.SharingParty = sharingParty;
        await state.WriteStateAsync();
        if (changesHands)
        {
            // Whoever watches it in an incident of the party that had it asks again, and gets nothing.
            await ReleaseAsync(camera);
        }
        else if (_timer is not null)
        {
            await AssignAsync(camera);
        }
    }

    public async Task<FeedAddress?> Demand() => (await NeedAsync(null, lost: 0)).Address;

    public Task<FeedAnswer> Open(FeedOrder order) => order.SharingParty == state.State.SharingParty
        ? NeedAsync(_passes.For(order.Edge), order.Lost)
        : Task.FromResult(new FeedAnswer(null, FeedAnswer.NoSuchCamera));

    private async Task<FeedAnswer> NeedAsync(EdgePass? pass, long lost)
    {
        if (state.State.Camera is not { } camera)
        {
            return new FeedAnswer(null, FeedAnswer.NoSuchCamera);
        }

        _demanded = time.GetTimestamp();
        // Whoever lost the picture does not wait until the node has missed often enough.
        if (!await HoldsAsync(camera, pass) && (IsLost || lost == state.State.Epoch)
            && !(await AssignAsync(camera) && (pass is null || await HoldsAsync(camera, pass))))
        {
            return new FeedAnswer(null, FeedAnswer.NoMediaNode);
        }

        return new FeedAnswer(new FeedAddress(state.State.Epoch, state.State.Node, _place?.Relay, pass?.Ticket), null);
    }

    /// <summary>Whether the node still has the assignment. A node that does not answer is counted in <see cref="_missed"/>.</summary>
    private async Task<bool> HoldsAsync(Camera camera, EdgePass? pass)
    {
        if (state.State.Node is not { } node)
        {
            return false;
        }

        try
        {
            var place = await nodes.RenewAsync(node, camera.Id, state.State.Epoch, pass);
            _missed = 0;
            if (place is null)
            {
                return false;
            }

            _place = place;
            Keep();
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _missed++;
            GrainLog.NodeMissed(logger, e, node, camera.Id.Value, _missed);
            return false;
        }
    }

    /// <summary>Offers the camera to one node after another; one that did not answer is asked last.</summary>
    private async Task<bool> AssignAsync(Camera camera)
    {
        var silent = _missed > 0 ? state.State.Node : null;
        foreach (var node in nodes.For(camera.Id).OrderBy(node => node == silent))
        {
            // The epoch is stored before the node hears of it: a second activation can never hand out the same one.
            state.State.Epoch++;
            state.State.Node = node;
            await state.WriteStateAsync();
            try
            {
                if (await nodes.AssignAsync(node, camera, state.State.Epoch, state.State.SharingParty) is { } place)
                {
                    _place = place;
                    _missed = 0;
                    GrainLog.FeedAssigned(logger, camera.Id.Value, state.State.Epoch, node);
                    Keep();
                    return true;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                GrainLog.NodeMissed(logger, e, node, camera.Id.Value, 1);
            }
        }

        GrainLog.NoMediaNode(logger, camera.Id.Value);
        return false;
    }

    private void Keep() => _timer ??= this.RegisterGrainTimer(KeepAsync, new GrainTimerCreationOptions(Pace, Pace) { KeepAlive = true });

    private async Task KeepAsync(CancellationToken cancel)
    {
        var camera = state.State.Camera!;
        if (time.GetElapsedTime(_demanded) < _linger)
        {
            if (!await HoldsAsync(camera, null) && IsLost)
            {
                await AssignAsync(camera);
            }

            return;
        }

        await ReleaseAsync(camera);
    }

    /// <summary>Nobody needs it any more: the node stops.</summary>
    private async Task ReleaseAsync(Camera camera)
    {
        if (_timer is null)
        {
            return;
        }

        _timer.Dispose();
        _timer = null;
        try
        {
            await nodes.StopAsync(state.State.Node!, camera.Id, state.State.Epoch);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Without renewals it stops by itself.
            GrainLog.NodeMissed(logger, e, state.State.Node!, camera.Id.Value, 1);
        }

        GrainLog.FeedReleased(logger, camera.Id.Value, state.State.Epoch);
    }
}
