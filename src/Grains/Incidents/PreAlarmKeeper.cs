using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Ports;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Incidents;

/// <summary>
/// Has held what is from before the alarm, once per camera, and forgotten when the incident is over. Nobody waits for it: what is not held
/// in time is gone, and what is not said to be forgotten is forgotten by its own time.
/// </summary>
internal sealed class PreAlarmKeeper(IncidentId incident, IGrainFactory grains, IRecordingNodes nodes, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly Dictionary<CameraId, Holding> _held = [];

    /// <summary>Holds and forgets what the incident says now.</summary>
    public void Keep(Incident state, DateTimeOffset now)
    {
        var wanted = RecordingRules.Held(state, now);
        foreach (var (camera, holding) in _held.Where(each => !wanted.Any(one => one.Camera == each.Key)).ToArray())
        {
            _held.Remove(camera);
            Watch(ForgetAsync(camera, holding));
        }

        foreach (var one in wanted)
        {
            if (!_held.TryGetValue(one.Camera, out var holding))
            {
                holding = _held[one.Camera] = new Holding();
            }

            if (holding.Feed is null && holding.Calling.IsCompleted)
            {
                holding.Calling = HoldAsync(one, state.SharingParty.Id, holding);
                Watch(holding.Calling);
            }
        }
    }

    private async Task HoldAsync(HeldPreAlarm held, OrganisationId sharingParty, Holding holding)
    {
        var feed = await grains.GetGrain<ICameraGrain>(GrainKeys.Of(held.Camera)).DemandFor(sharingParty).WaitAsync(s_patience, time);
        if (feed is not null && await nodes.HoldAsync(feed, incident, held).WaitAsync(s_patience, time))
        {
            holding.Feed = feed;
        }
    }

    private async Task ForgetAsync(CameraId camera, Holding holding)
    {
        await holding.Calling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (holding.Feed is { } feed)
        {
            await nodes.ForgetAsync(feed, incident, camera).WaitAsync(s_patience, time);
        }
    }

    private void Watch(Task task) => task.ContinueWith(
        failed => GrainLog.PreAlarmNotHeld(logger, failed.Exception!.GetBaseException(), incident),
        CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Current);

    private sealed class Holding
    {
        public Task Calling { get; set; } = Task.CompletedTask;

        /// <summary>Where it is held; null while it is not.</summary>
        public FeedAddress? Feed { get; set; }
    }
}
