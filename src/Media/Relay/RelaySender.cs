using System.Buffers.Binary;
using System.IO.Pipelines;
using LiveView.Media.Feeds;

namespace LiveView.Media.Relay;

/// <summary>Gives one feed to one edge, for as long as that edge is let in.</summary>
/// <param name="feed">The edge's subscription; whoever gave it disposes it.</param>
/// <param name="to">The connection to the edge. What it does not take waits in the bounded queue of the subscription.</param>
/// <param name="mayGoOn">Asked before every picture.</param>
/// <param name="time">The clock.</param>
public sealed class RelaySender(FeedSubscription feed, PipeWriter to, Func<bool> mayGoOn, TimeProvider time)
{
    /// <summary>Picture messages that left.</summary>
    public long Messages { get; private set; }

    /// <summary>Bytes that left.</summary>
    public long Bytes { get; private set; }

    /// <summary>Sends until the feed ends or the edge may no longer have it.</summary>
    /// <returns>Why it ended; null when the edge may no longer have it.</returns>
    public async Task<EndReason?> RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var message = await NextAsync(cancellation).ConfigureAwait(false);
            if (!mayGoOn())
            {
                return null;
            }

            switch (message)
            {
                case FeedMessage.Init init:
                    await SendPictureAsync(init.Segment.Message, cancellation).ConfigureAwait(false);
                    break;
                case FeedMessage.Picture picture:
                    using (picture)
                    {
                        await SendAsync(picture, cancellation).ConfigureAwait(false);
                    }

                    break;
                case FeedMessage.Gap gap:
                    await SendAsync(RelayRecord.OfGap(gap.Dropped), cancellation).ConfigureAwait(false);
                    break;
                case FeedMessage.StateChanged changed:
                    await SendAsync(RelayRecord.OfState(changed.State), cancellation).ConfigureAwait(false);
                    break;
                case FeedMessage.Ended ended:
                    await SendAsync(RelayRecord.OfEnd(ended.Reason), cancellation).ConfigureAwait(false);
                    return ended.Reason;
                case null:
                    await SendAsync(RelayRecord.OfLife(), cancellation).ConfigureAwait(false);
                    break;
            }
        }
    }

    /// <summary>The next message, or null when there was none for as long as the edge should wait for a sign of life.</summary>
    private async ValueTask<FeedMessage?> NextAsync(CancellationToken cancellation)
    {
        if (feed.TryRead(out var message))
        {
            return message;
        }

        using var silence = new CancellationTokenSource(RelayRecord.AliveEvery, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, silence.Token);
        try
        {
            return await feed.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The same bytes, but for the flag that says that the frame is older than live.</summary>
    private async ValueTask SendAsync(FeedMessage.Picture picture, CancellationToken cancellation)
    {
        if (!picture.CatchUp)
        {
            await SendPictureAsync(picture.Fragment.Message, cancellation).ConfigureAwait(false);
            return;
        }

        var message = picture.Fragment.Message.ToArray();
        message[1] |= PictureHeader.CatchUpFlag;
        await SendPictureAsync(message, cancellation).ConfigureAwait(false);
    }

    private async ValueTask SendPictureAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        await SendAsync(message, cancellation).ConfigureAwait(false);
        Messages++;
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> record, CancellationToken cancellation)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(RelayRecord.LengthBytes), record.Length);
        to.Advance(RelayRecord.LengthBytes);
        var flushed = await to.WriteAsync(record, cancellation).ConfigureAwait(false);
        Bytes += RelayRecord.LengthBytes + record.Length;
        if (flushed.IsCompleted)
        {
            throw new OperationCanceledException("The edge is gone.");
        }
    }
}
