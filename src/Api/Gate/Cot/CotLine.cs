using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using LiveView.Domain.Machines;
using LiveView.Protocols.Cot;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Gate.Cot;

/// <summary>
/// One connection of a client of TAK. It gets what its organisation may follow; of what it says, only the question whether the line lives
/// is heard.
/// </summary>
internal sealed class CotLine(
    CotClients clients, CotFollowings followings, IOptions<CotOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<CotLine> logger)
{
    /// <summary>A client asks every few seconds whether the line lives; one that says nothing for this long is gone.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private const long MostNoise = 64 * 1024;

    /// <summary>A device that comes back before its old line is known to be dead has two for a while; none takes the places of others.</summary>
    private const int MostOfOne = 4;

    private readonly ConcurrentDictionary<MachineClientId, int> _devices = new();
    private int _open;

    public async Task RunAsync(ConnectionContext connection)
    {
        var from = (connection.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? "unknown";
        try
        {
            if (Interlocked.Increment(ref _open) > options.Value.MostConnections)
            {
                CotLog.NotLetIn(logger, from, "as many as may be are connected.");
            }
            else if (connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate is not { } certificate)
            {
                CotLog.NotLetIn(logger, from, "it shows no certificate.");
            }
            else
            {
                var (client, reason) = await clients.RecogniseAsync(certificate);
                using (client)
                {
                    if (client is null)
                    {
                        CotLog.NotLetIn(logger, from, reason);
                        return;
                    }

                    await ServeAsync(connection, client);
                }
            }
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            CotLog.NotLetIn(logger, from, "the cluster does not answer.");
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task ServeAsync(ConnectionContext connection, CotClient client)
    {
        try
        {
            if (_devices.AddOrUpdate(client.Id, 1, (_, open) => open + 1) <= MostOfOne)
            {
                await RunAsync(connection, client);
            }
            else
            {
                CotLog.Left(logger, client.Id, "too many connections");
            }
        }
        finally
        {
            _devices.AddOrUpdate(client.Id, 0, (_, open) => open - 1);
        }
    }

    private async Task RunAsync(ConnectionContext connection, CotClient client)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed, lifetime.ApplicationStopping, client.Ended);
        using var output = new CotOutput(connection.Transport.Output, time, connection.Abort);
        CotLog.Connected(logger, client.Id);
        // Whichever ends first ends the line: a client is not kept that hears nothing.
        Task[] all =
        [
            HearAsync(connection.Transport.Input, output, over.Token), followings.RunAsync(client, output, over.Token), clients.WatchAsync(client, over.Token),
        ];
        await Task.WhenAny(all);
        await over.CancelAsync();
        try
        {
            await Task.WhenAll(all);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or TimeoutException or OrleansException)
        {
            // It left, was made to, or the cluster does not answer: it comes again.
        }

        CotLog.Left(logger, client.Id, client.Reason ?? "left");
    }

    private async Task HearAsync(PipeReader input, CotOutput output, CancellationToken over)
    {
        var reader = new CotStreamReader();
        while (true)
        {
            using var silence = new CancellationTokenSource(Silence, time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(over, silence.Token);
            var result = await input.ReadAsync(limit.Token);
            var pings = Pings(reader, result.Buffer);
            input.AdvanceTo(result.Buffer.End);
            if (pings)
            {
                await output.WriteAsync(() => CotTrack.Pong(time.GetUtcNow()), over);
            }

            if (result.IsCompleted || reader.DiscardedBytes > MostNoise)
            {
                return;
            }
        }
    }

    /// <summary>Whether it asked if the line lives; however often, one answer says so.</summary>
    private static bool Pings(CotStreamReader reader, ReadOnlySequence<byte> received)
    {
        var pings = false;
        foreach (var part in received)
        {
            var bytes = part.Span;
            while (reader.TryRead(ref bytes, out var xml))
            {
                pings |= CotReader.Read(xml) is CotParse.Understood { Event.Type: "t-x-c-t" };
            }
        }

        return pings;
    }
}
