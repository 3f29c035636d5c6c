using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;

namespace LiveView.Grains.Cameras;

/// <summary>
/// Decides which media node takes one stream of the camera in, and leases it to that node. It may run on any silo, and move: a healthy
/// picture stays where it is.
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

    private CameraId Id => CameraId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    private CameraStream Stream => Enum.GetValues<CameraStream>().Single(each => StreamKeys.Of(new FeedId(Id, each)) == this.GetPrimaryKeyString());

    private FeedId Feed => new(Id, Stream);

    /// <summary>Whether the source policy has pictures kept while nothing has happened: the camera then runs without a demand.</summary>
    private bool StandsBy => Stream == CameraStream.Main && state.State.Camera?.PreAlarmSeconds > 0;

    public async Task Configure(Camera camera, OrganisationId sharingParty)
    {
        var known = state.State.Camera;
        if (known == camera && state.State.SharingParty == sharingParty)
        {
            return;
        }

        // Before this is stored, so that an import that was cut off is done over.
        foreach (var other in Enum.GetValues<CameraStream>().Where(each => Stream == CameraStream.Main && each != CameraStream.Main))
        {
            if ((known?.AddressOf(other) ?? camera.AddressOf(other)) is not null)
            {
                await GrainFactory.GetGrain<ICameraGrain>(StreamKeys.Of(new FeedId(Id, other))).Configure(camera, sharingParty);
            }
        }

        var before = state.State.SharingParty;
        var changesHands = before != sharingParty;
        state.State.Camera = camera;
        state.State.SharingParty = sharingParty;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // What could not be stored must not look as if it were, when it is said again.
            (state.State.Camera, state.State.SharingParty) = (known, before);
            throw;
        }

        if (changesHands || camera.AddressOf(Stream) is null)
        {
            // Whoever watches it in an incident of the party that had it asks again, and gets nothing.
            await ReleaseAsync();
        }

        var sameHere = Stream == CameraStream.Main && known is not null && known with { SubAddress = camera.SubAddress, Audio = camera.Audio } == camera;
        if (changesHands ? StandsBy : !sameHere && (_timer is not null || StandsBy))
        {
            await AssignAsync(camera);
        }
    }

    public async Task StandBy()
    {
        if (StandsBy && _timer is null && !await HoldsAsync(null) && IsLost)
        {
            await AssignAsync(state.State.Camera!);
        }
    }

    public Task StandDown() => StandsBy
        ? Configure(state.State.Camera! with { PreAlarmSeconds = 0 }, state.State.SharingParty)
        : Task.CompletedTask;

    public async Task<FeedAddress?> Demand() => (await NeedAsync(null, lost: 0)).Address;

    public async Task<FeedAddress?> DemandFor(OrganisationId sharingParty) => sharingParty == state.State.SharingParty ? await Demand() : null;

    public Task<FeedAnswer> Open(FeedOrder order) => state.State.Camera is null || order.SharingParty == state.State.SharingParty
        ? NeedAsync(_passes.For(order.Edge), order.Lost)
        : Task.FromResult(new FeedAnswer(null, FeedAnswer.NoSuchCamera));

    private async Task<FeedAnswer> NeedAsync(EdgePass? pass, long lost)
    {
        if (state.State.Camera is not { } camera || camera.AddressOf(Stream) is null)
        {
            return new FeedAnswer(null, Stream == CameraStream.Main ? FeedAnswer.NoSuchCamera : FeedAnswer.NoSuchStream);
        }

        _demanded = time.GetTimestamp();
        // Whoever lost the picture does not wait until the node has missed often enough.
        if (!await HoldsAsync(pass) && (IsLost || lost == state.State.Epoch)
            && !(await AssignAsync(camera) && (pass is null || await HoldsAsync(pass))))
        {
            return new FeedAnswer(null, FeedAnswer.NoMediaNode);
        }

        return new FeedAnswer(new FeedAddress(state.State.Epoch, state.State.Node, _place?.Relay, pass?.Ticket), null);
    }

    /// <summary>Whether the node still has the assignment. A node that does not answer is counted in <see cref="_missed"/>.</summary>
    private async Task<bool> HoldsAsync(EdgePass? pass)
    {
        if (state.State.Node is not { } node)
        {
            return false;
        }

        try
        {
            var place = await nodes.RenewAsync(node, Feed, state.State.Epoch, pass);
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
            GrainLog.NodeMissed(logger, e, node, $"{Feed}", _missed);
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
                if (await nodes.AssignAsync(node, camera, Stream, state.State.Epoch, state.State.SharingParty) is { } place)
                {
                    _place = place;
                    _missed = 0;
                    GrainLog.FeedAssigned(logger, $"{Feed}", state.State.Epoch, node);
                    Keep();
                    return true;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                GrainLog.NodeMissed(logger, e, node, $"{Feed}", 1);
            }
        }

        GrainLog.NoMediaNode(logger, $"{Feed}");
        return false;
    }

    private void Keep() => _timer ??= this.RegisterGrainTimer(KeepAsync, new GrainTimerCreationOptions(Pace, Pace) { KeepAlive = true });

    private async Task KeepAsync(CancellationToken cancel)
    {
        var camera = state.State.Camera!;
        if (StandsBy || time.GetElapsedTime(_demanded) < _linger)
        {
            if (!await HoldsAsync(null) && IsLost)
            {
                await AssignAsync(camera);
            }

            return;
        }

        await ReleaseAsync();
    }

    /// <summary>
    /// Nobody needs it any more: the node stops. It may run although nothing is renewed here: the grain moved, and a healthy picture stays.
    /// </summary>
    private async Task ReleaseAsync()
    {
        if (state.State.Node is not { } node)
        {
            return;
        }

        _timer?.Dispose();
        _timer = null;
        try
        {
            await nodes.StopAsync(node, Feed, state.State.Epoch);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Without renewals it stops by itself.
            GrainLog.NodeMissed(logger, e, node, $"{Feed}", 1);
        }

        GrainLog.FeedReleased(logger, $"{Feed}", state.State.Epoch);
    }
}
