using System.Buffers;
using System.Net;
using LiveView.Domain.Identifiers;
using LiveView.Protocols.Dc09;
using Microsoft.AspNetCore.Connections;

namespace LiveView.Api.Intake;

/// <summary>
/// One connection of a panel: frames in, answers out, one after the other. An alarm is acknowledged only after it is stored durably.
/// Whatever else comes down the line harms nobody but this connection.
/// </summary>
internal sealed class Dc09Line(Dc09Receiver receiver, IntakeNotices notices, TimeProvider time)
{
    /// <summary>A frame that began must be whole within this time: a line may not be kept busy byte by byte.</summary>
    private static readonly TimeSpan FrameTime = TimeSpan.FromSeconds(10);

    /// <summary>A panel may keep its line open, but not for ever without a word.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(10);

    /// <summary>Bytes that are no frame, after which the line is cut.</summary>
    private const long MostNoise = 64 * 1024;

    public async Task RunAsync(ConnectionContext connection, OrganisationId centre)
    {
        var reader = new Dc09FrameReader();
        var from = (connection.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? "unknown";
        var frameSince = 0L;
        try
        {
            while (true)
            {
                var pending = reader.PendingBytes > 0;
                frameSince = pending ? frameSince == 0 ? time.GetTimestamp() : frameSince : 0;
                var patience = pending ? FrameTime - time.GetElapsedTime(frameSince) : IdleTime;
                if (patience <= TimeSpan.Zero)
                {
                    notices.Tell(centre, IntakeTrouble.SlowLine(from));
                    return;
                }

                using var limit = new CancellationTokenSource(patience, time);
                // The end of the line is read like its bytes, after them: a panel may shut its side as soon as it has spoken.
                var result = await connection.Transport.Input.ReadAsync(limit.Token);
                foreach (var parse in Cut(reader, result.Buffer))
                {
                    frameSince = 0;
                    if (await receiver.AnswerAsync(parse, centre, from) is { } answer)
                    {
                        using var hearing = new CancellationTokenSource(FrameTime, time);
                        await connection.Transport.Output.WriteAsync(answer, hearing.Token);
                    }
                }

                connection.Transport.Input.AdvanceTo(result.Buffer.End);
                if (reader.DiscardedBytes > MostNoise)
                {
                    notices.Tell(centre, IntakeTrouble.Noise(from));
                    return;
                }

                if (result.IsCompleted)
                {
                    if (reader.PendingBytes > 0)
                    {
                        notices.Tell(centre, IntakeTrouble.CutOff(from));
                    }
                    else if (reader.DiscardedBytes > 0)
                    {
                        notices.Tell(centre, IntakeTrouble.Noise(from));
                    }

                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            if (reader.PendingBytes > 0)
            {
                notices.Tell(centre, IntakeTrouble.SlowLine(from));
            }
        }
        catch (IOException)
        {
            // The panel hung up. What it sent and was not acknowledged it sends again.
            if (reader.PendingBytes > 0)
            {
                notices.Tell(centre, IntakeTrouble.CutOff(from));
            }
        }
    }

    private static List<Dc09Parse> Cut(Dc09FrameReader reader, in ReadOnlySequence<byte> received)
    {
        var parses = new List<Dc09Parse>();
        foreach (var segment in received)
        {
            var bytes = segment.Span;
            while (reader.TryRead(ref bytes, out var frame))
            {
                parses.Add(Dc09Parser.Parse(frame));
            }
        }

        return parses;
    }
}
