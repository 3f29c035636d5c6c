using LiveView.Api.Desks;
using LiveView.Api.Gate.Follow;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions.Access;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Gate.Cot;

/// <summary>Has a client follow what its organisation is shown: begins what is new, and does not ask twice where the answer is known.</summary>
internal sealed class CotFollowings(
    CotObjects objects, DeskEars desks, LeaseBook leases, TrackFeeds feeds, IOptions<CotOptions> options, TimeProvider time, ILogger<CotFollowings> logger)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    // After these the same question may have another answer; after any other only other releases have.
    private static readonly HashSet<string> s_passing = ["rights-changed", "lease-expired", "not-confirmed", "failed", "left"];

    /// <summary>Follows until the client leaves.</summary>
    public async Task RunAsync(CotClient client, CotOutput output, CancellationToken stop)
    {
        using var acting = Caller.Of(client.Acting).Use();
        await desks.ListenAsync(client.Acting.Organisation);
        var (running, answered) = (
            new Dictionary<(IncidentId, TrackedObjectId), (string Releases, Task<string> Following)>(),
            new Dictionary<(IncidentId, TrackedObjectId), string>());
        using var timer = new PeriodicTimer(Pace, time);
        try
        {
            do
            {
                foreach (var (key, (releases, following)) in running.Where(each => each.Value.Following.IsCompleted).ToArray())
                {
                    running.Remove(key);
                    if (!s_passing.Contains(await following))
                    {
                        answered[key] = releases;
                    }
                }

                foreach (var each in await ShownAsync(client))
                {
                    var key = (each.Incident, each.View.Id);
                    if (!running.ContainsKey(key) && answered.GetValueOrDefault(key) != each.Releases)
                    {
                        running[key] = (each.Releases, FollowAsync(client, each, output, stop));
                    }
                }
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // The client left.
        }
        finally
        {
            await Task.WhenAll(running.Values.Select(each => each.Following));
        }
    }

    private async Task<IReadOnlyList<CotObject>> ShownAsync(CotClient client)
    {
        try
        {
            return await objects.OfAsync(client.Acting);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            CotLog.NotAsked(logger, e, client.Id);
            return [];
        }
    }

    /// <summary>One that fails is begun anew, and harms no other.</summary>
    private async Task<string> FollowAsync(CotClient client, CotObject followed, CotOutput output, CancellationToken stop)
    {
        try
        {
            return await new CotFollowing(client, followed, output, leases, feeds, options.Value.ConsoleAddress, time).RunAsync(stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            CotLog.NotAsked(logger, e, client.Id);
            return "failed";
        }
        catch (OperationCanceledException)
        {
            return "left";
        }
    }
}
