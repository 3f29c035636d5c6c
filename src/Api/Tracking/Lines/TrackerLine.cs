using System.Net;
using LiveView.Domain.Decisions;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Protocols.Teltonika;
using Microsoft.AspNetCore.Connections;

namespace LiveView.Api.Tracking.Lines;

/// <summary>
/// One connection of a tracker, or of a receiver of many: one word after the other, each answered, where its protocol has answers, only
/// when it is stored. Whatever else comes down the line harms nobody but this connection.
/// </summary>
internal sealed class TrackerLine(LineMachine machine, TrackingFigures figures, TimeProvider time, ILogger<TrackerLine> logger)
{
    /// <summary>A word that began must be whole within this time: a line may not be kept busy byte by byte.</summary>
    private static readonly TimeSpan WordTime = TimeSpan.FromSeconds(10);

    /// <summary>A tracker may keep its line open, but not for ever without a word.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(10);

    /// <summary>Whoever has not said a word yet may be nobody: it does not hold a place as long as a tracker.</summary>
    private static readonly TimeSpan FirstWordTime = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private const int MostUnreadable = 16;
    private const int MostTries = 10;

    public async Task RunAsync(ConnectionContext connection, TrackerListener line)
    {
        var from = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (from is null || !line.Hears(from) || !line.Enter())
        {
            TrackingLog.NotHeard(logger, line.Protocol, from?.ToString() ?? "unknown");
            return;
        }

        try
        {
            await ListenAsync(connection, line, from.ToString());
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // It fell silent or hung up. What was not acknowledged it sends again.
        }
        finally
        {
            line.Leave();
        }
    }

    private async Task ListenAsync(ConnectionContext connection, TrackerListener line, string from)
    {
        var (input, reader, unreadable, skipped, since, isKnown) = (connection.Transport.Input, line.Reader(), 0, 0L, 0L, false);
        while (true)
        {
            var patience = since == 0 ? (isKnown ? IdleTime : FirstWordTime) : WordTime - time.GetElapsedTime(since);
            if (patience <= TimeSpan.Zero)
            {
                return;
            }

            using var limit = new CancellationTokenSource(patience, time);
            var result = await input.ReadAsync(limit.Token);
            var left = result.Buffer;
            while (reader.Next(ref left, time.GetUtcNow()) is { } word)
            {
                since = 0;
                if (word is LineWord.Unreadable wrong)
                {
                    figures.Unreadable(line.Name);
                    TrackingLog.Unreadable(logger, line.Protocol, from, wrong.Text);
                    if (wrong.IsEnd || ++unreadable == MostUnreadable)
                    {
                        return;
                    }
                }
                else if (!await AnswerAsync(connection, line, word, from))
                {
                    return;
                }
                else
                {
                    isKnown = true;
                }
            }

            if (reader.Skipped > skipped)
            {
                figures.Unreadable(line.Name, reader.Skipped - skipped);
                skipped = reader.Skipped;
            }

            since = left.IsEmpty ? 0 : since == 0 ? time.GetTimestamp() : since;
            input.AdvanceTo(left.Start, left.End);
            if (result.IsCompleted)
            {
                return;
            }
        }
    }

    /// <summary>Answers a word; false when the connection is to end.</summary>
    private async Task<bool> AnswerAsync(ConnectionContext connection, TrackerListener line, LineWord word, string from)
    {
        switch (word)
        {
            case LineWord.Introduction introduction:
                var (known, refusal) = await machine.KnowsAsync(line.Speaker, introduction.Device);
                if (refusal?.Code == PositionReceipt.TryAgain)
                {
                    return false;
                }

                if (!known)
                {
                    figures.Refused(line.Name);
                    TrackingLog.UnknownDevice(logger, line.Protocol, introduction.Device, from);
                }

                await SayAsync(connection, known ? TeltonikaAnswer.Accept.ToArray() : TeltonikaAnswer.Refuse.ToArray());
                return known;
            case LineWord.Positions { Stored.Length: > 0 } positions:
                if (await machine.TakeAsync(line.Speaker, positions.Reports) is { } why)
                {
                    // Unanswered, the tracker keeps what it sent.
                    return why.Code == PositionReceipt.TryAgain;
                }

                await SayAsync(connection, positions.Stored);
                return true;
            case LineWord.Positions positions:
                return await StoreAsync(connection, line, positions) is not { Code: "no-access" };
            default:
                throw new InvalidOperationException($"No answer for {word.GetType().Name}.");
        }
    }

    /// <summary>Nobody would send it again: the line waits until it is stored, or too long.</summary>
    private async Task<Refusal?> StoreAsync(ConnectionContext connection, TrackerListener line, LineWord.Positions positions)
    {
        for (var attempt = 1; ; attempt++)
        {
            var refusal = await machine.TakeAsync(line.Speaker, positions.Reports);
            if (refusal?.Code != PositionReceipt.TryAgain)
            {
                return refusal;
            }

            if (attempt == MostTries)
            {
                TrackingLog.Lost(logger, line.Protocol, positions.Reports.Count);
                return refusal;
            }

            await Task.Delay(RetryPause, time, connection.ConnectionClosed);
        }
    }

    private async Task SayAsync(ConnectionContext connection, byte[] answer)
    {
        using var hearing = new CancellationTokenSource(WordTime, time);
        await connection.Transport.Output.WriteAsync(answer, hearing.Token);
    }
}
