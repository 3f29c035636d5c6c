using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Ports;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Incidents;

/// <summary>
/// Has recorded what is to be recorded: says so again in time, and says when it is over. Nobody waits for it, and a node that does not
/// hear it stops by itself.
/// </summary>
internal sealed class RecordingKeeper(IncidentId incident, IGrainFactory grains, IRecordingNodes nodes, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly Dictionary<CameraId, Running> _running = [];

    /// <summary>Whether nothing is recorded.</summary>
    public bool IsIdle => _running.Count == 0;

    /// <summary>Begins, prolongs and stops what the incident's rights say now.</summary>
    public void Keep(Incident state, DateTimeOffset now)
    {
        var wanted = RecordingRules.Wanted(state, now);
        foreach (var (camera, running) in _running.Where(each => !wanted.Any(one => one.Camera == each.Key)).ToArray())
        {
            _running.Remove(camera);
            Watch(StopAsync(camera, running));
        }

        foreach (var one in wanted)
        {
            if (!_running.TryGetValue(one.Camera, out var running))
            {
                running = _running[one.Camera] = new Running();
            }

            if (running.Calling.IsCompleted && (running.Told != one || time.GetElapsedTime(running.ToldAt) >= s_again))
            {
                running.Calling = RecordAsync(one, state.SharingParty.Id, running);
                Watch(running.Calling);
            }
        }
    }

    private async Task RecordAsync(WantedRecording wanted, OrganisationId sharingParty, Running running)
    {
        if (await grains.GetGrain<ICameraGrain>(GrainKeys.Of(wanted.Camera)).DemandFor(sharingParty).WaitAsync(s_patience, time) is not { } feed)
        {
            return;
        }

        running.Feed = feed;
        await nodes.RecordAsync(feed, incident, wanted).WaitAsync(s_patience, time);
        (running.Told, running.ToldAt) = (wanted, time.GetTimestamp());
    }

    private async Task StopAsync(CameraId camera, Running running)
    {
        try
        {
            await running.Calling;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What could not be said was written down; it may have been heard all the same.
        }

        if (running.Feed is { } feed)
        {
            await nodes.StopAsync(feed, incident, camera).WaitAsync(s_patience, time);
        }
    }

    private void Watch(Task task) => task.ContinueWith(
        failed => GrainLog.RecordingNotOrdered(logger, failed.Exception!.GetBaseException(), incident),
        CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Current);

    private sealed class Running
    {
        public Task Calling { get; set; } = Task.CompletedTask;

        public WantedRecording? Told { get; set; }

        public long ToldAt { get; set; }

        public FeedAddress? Feed { get; set; }
    }
}
