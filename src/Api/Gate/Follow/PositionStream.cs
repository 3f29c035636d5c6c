using System.Buffers;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Api.Gate.Follow;

/// <summary>
/// Positions on their way to one follower, each only while the lease holds, and only under rights as new as those the object knows of.
/// </summary>
internal sealed class PositionStream(HttpContext http, ViewLease lease, LeaseBook leases, TrackFeed feed, TrackFollower follower, TimeProvider time)
{
    /// <summary>A follower that takes nothing for this long is sent away.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int MostAtOnce = 128;

    /// <summary>So often it is told where the object is thought to be: whoever hears nothing for three of these knows that the line is dead.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    private long _sent;
    private bool _toldCameras;

    /// <summary>Number of positions that left.</summary>
    public long Positions { get; private set; }

    /// <summary>Number of the first event that left.</summary>
    public long? First { get; private set; }

    /// <summary>Number of the last event that left.</summary>
    public long? Last { get; private set; }

    /// <summary>Sends until something ends it.</summary>
    /// <param name="after">The last event that the follower had; null when it begins.</param>
    /// <param name="sequence">The last event before those that the follower hears of.</param>
    /// <param name="live">Where the object was then.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Why it ended: a stable code.</returns>
    public async Task<string> RunAsync(long? after, long sequence, TrackFix? live, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Ended);
        await using var signs = time.CreateTimer(static follower => ((TrackFollower)follower!).Tick(), follower, Pace, Pace);
        try
        {
            await BeginAsync(after, sequence, live, over.Token);
            await ThinkAsync(over.Token);
            await FlushAsync(over.Token);
            while (await NextAsync(over.Token))
            {
            }

            lease.End("no-such-object");
        }
        catch (OperationCanceledException)
        {
            // The lease ended, or the follower left.
        }
        catch (TimeoutException)
        {
            // What was to be flushed still waits: nothing more can be said.
            http.Abort();
            return lease.Reason ?? "too-slow";
        }

        var reason = lease.Reason ?? "left";
        await FarewellAsync(reason);
        return reason;
    }

    private async Task BeginAsync(long? after, long sequence, TrackFix? live, CancellationToken over)
    {
        _sent = sequence;
        if (after is not { } known)
        {
            await StandAsync("snapshot", sequence, live, null, over);
        }
        else if (!lease.ShowsTrail)
        {
            await StandAsync("reset", sequence, live, "live-only", over);
        }
        else if (!await MissedAsync(known, sequence, over))
        {
            var now = feed.Standing;
            await StandAsync("reset", now.Sequence, now.Live, "gone", over);
        }
    }

    /// <summary>What the follower missed, out of the store; false when it is not there any more.</summary>
    private async Task<bool> MissedAsync(long known, long until, CancellationToken over)
    {
        using var acting = Caller.System("positions").Use();
        if (known > until)
        {
            // Whoever was at another edge may have heard more than this one has.
            _sent = known;
            return !(await feed.Grain.ReadAfter(feed.Owner, known)).IsGone;
        }

        for (var last = known; last < until;)
        {
            var page = await feed.Grain.ReadAfter(feed.Owner, last);
            if (page.IsGone || page.Events.Length == 0)
            {
                return false;
            }

            foreach (var happened in page.Events.Where(each => each.Sequence <= until))
            {
                await SendAsync(TrackText.Frame(happened, null), over);
                last = happened.Sequence;
            }

            await FlushAsync(over);
        }

        return true;
    }

    private async Task<bool> NextAsync(CancellationToken over)
    {
        if (follower.TakeBehind())
        {
            var now = feed.Standing;
            await StandAsync("reset", now.Sequence, now.Live, "behind", over);
        }

        var (isTime, moved) = (false, false);
        for (var i = 0; i < MostAtOnce && follower.TryTake(out var frame); i++)
        {
            isTime |= frame is null;
            if (frame?.Sequence > _sent)
            {
                await SendAsync(frame, over);
                (_sent, moved) = (frame.Sequence, moved || frame.Marker is not null);
            }
        }

        if ((isTime || moved) && !await ThinkAsync(over))
        {
            http.Response.BodyWriter.Write(TrackText.Alive.Span);
        }

        await FlushAsync(over);
        return await follower.WaitAsync(over);
    }

    private async Task StandAsync(string name, long sequence, TrackFix? live, string? reason, CancellationToken over)
    {
        await ConfirmedAsync(over);
        http.Response.BodyWriter.Write(TrackText.Standing(name, sequence, live, reason).Span);
        _sent = sequence;
        Count(sequence, live is not null);
        await FlushAsync(over);
    }

    private async ValueTask SendAsync(TrackFrame frame, CancellationToken over)
    {
        await ConfirmedAsync(over);
        var bytes = frame.For(lease);
        if (bytes.IsEmpty)
        {
            return;
        }

        http.Response.BodyWriter.Write(bytes.Span);
        Count(frame.Sequence, frame.Marker is not null || frame.Event is TrackEvent.FixTaken);
    }

    /// <summary>Where the object is thought to be now; false before its first position.</summary>
    private async ValueTask<bool> ThinkAsync(CancellationToken over)
    {
        // Before it is made: it names cameras, as the lease knows them.
        await ConfirmedAsync(over);
        var now = time.GetUtcNow();
        if (feed.ThoughtToBe(now, lease.Cameras) is not var (from, estimate, cameras))
        {
            return false;
        }

        http.Response.BodyWriter.Write(TrackText.Thought(now, from, estimate).Span);
        if (cameras.Ahead.Count > 0 || _toldCameras)
        {
            http.Response.BodyWriter.Write(TrackText.Ahead(cameras).Span);
            _toldCameras = cameras.Ahead.Count > 0;
        }

        return true;
    }

    /// <summary>The one question before anything leaves.</summary>
    private async ValueTask ConfirmedAsync(CancellationToken over)
    {
        if (!await leases.LetsOutAsync(lease, feed.Needed(lease.Incident)))
        {
            throw new OperationCanceledException(over);
        }
    }

    private ValueTask FlushAsync(CancellationToken over)
    {
        var flush = http.Response.BodyWriter.FlushAsync(over);
        return flush.IsCompletedSuccessfully ? ValueTask.CompletedTask : new ValueTask(flush.AsTask().WaitAsync(Patience, time, over));
    }

    private void Count(long sequence, bool isPosition)
    {
        Positions += isPosition ? 1 : 0;
        First ??= sequence;
        Last = sequence;
    }

    private async Task FarewellAsync(string reason)
    {
        using var patience = new CancellationTokenSource(Farewell.Courtesy, time);
        try
        {
            http.Response.BodyWriter.Write(TrackText.Ended(reason).Span);
            await http.Response.BodyWriter.FlushAsync(patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            http.Abort();
        }
    }
}
