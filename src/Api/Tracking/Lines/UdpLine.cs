using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using LiveView.Domain.Decisions;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Api.Tracking.Lines;

/// <summary>
/// Datagrams of trackers on one port: what a protocol acknowledges is acknowledged when it is stored. What comes faster than that is thrown
/// away and counted, the newest first: trackers that wait for an answer send it again.
/// </summary>
internal sealed class UdpLine(
    TrackerListener listener, LineMachine machine, TrackingFigures figures, TimeProvider time, ILogger<UdpLine> logger) : IDisposable
{
    /// <summary>Longest datagram that is looked at, bytes; trackers send up to 1,300.</summary>
    public const int MostDatagram = 8 * 1024;

    private const int MostWaiting = 1_024;
    private const int MostAtOnce = 128;
    private const int MostTries = 10;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly Socket _socket = new(listener.Endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
    private readonly Channel<Received> _waiting = Channel.CreateBounded<Received>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Senders _senders = new(listener.MostConnections, listener.DatagramReader, time);
    private readonly Complaints _complaints = new(time);
    private readonly string _protocol = listener.Name;

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Takes the port.</summary>
    /// <exception cref="SocketException">Somebody else has it.</exception>
    public void Open() => _socket.Bind(listener.Endpoint);

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(ListenAsync(stop), StoreAsync(stop));

    public void Dispose() => _socket.Dispose();

    private async Task ListenAsync(CancellationToken stop)
    {
        // One byte more than is taken: a longer one is not to pass for one of just that length.
        var (buffer, anybody) = (new byte[MostDatagram + 1], new IPEndPoint(IPAddress.IPv6Any, 0));
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var received = await _socket.ReceiveFromAsync(
                    buffer, _socket.AddressFamily == AddressFamily.InterNetwork ? new IPEndPoint(IPAddress.Any, 0) : anybody, stop);
                Take(buffer.AsSpan(0, received.ReceivedBytes), (IPEndPoint)received.RemoteEndPoint);
            }
            catch (SocketException e)
            {
                // Nobody listened where an answer went, or a datagram was longer than the room for it.
                Complain("socket", () => TrackingLog.Unreadable(logger, listener.Protocol, "unknown", e.SocketErrorCode.ToString()));
            }
        }
    }

    private void Take(ReadOnlySpan<byte> datagram, IPEndPoint from)
    {
        if (!listener.Hears(from.Address))
        {
            figures.Refused(_protocol);
            Complain("not-heard", () => TrackingLog.NotHeard(logger, listener.Protocol, from.Address.ToString()));
        }
        else if (datagram.Length > MostDatagram)
        {
            figures.Unreadable(_protocol);
            Complain("unreadable", () => TrackingLog.Unreadable(logger, listener.Protocol, from.Address.ToString(), $"It is longer than {MostDatagram} bytes."));
        }
        else if (!_waiting.Writer.TryWrite(new Received(datagram.ToArray(), from)))
        {
            figures.Lost(_protocol);
            Complain("lost", () => TrackingLog.TooMuch(logger, listener.Protocol));
        }
    }

    private async Task StoreAsync(CancellationToken stop)
    {
        while (await _waiting.Reader.WaitToReadAsync(stop))
        {
            var words = new List<(DatagramWord Word, IPEndPoint From)>();
            for (var i = 0; i < MostAtOnce && _waiting.Reader.TryRead(out var received); i++)
            {
                if (Read(received) is { } word)
                {
                    words.Add((word, received.From));
                }
            }

            await StoreAsync(words, stop);
        }
    }

    private DatagramWord? Read(Received received)
    {
        if (_senders.Find(received.From) is not { } reader)
        {
            figures.Refused(_protocol);
            Complain("not-heard", () => TrackingLog.NotHeard(logger, listener.Protocol, received.From.Address.ToString()));
            return null;
        }

        var word = reader.Read(received.Datagram, time.GetUtcNow());
        if (word.Unreadable > 0)
        {
            figures.Unreadable(_protocol, word.Unreadable);
            Complain("unreadable", () => TrackingLog.Unreadable(logger, listener.Protocol, received.From.Address.ToString(), word.Text ?? ""));
        }

        return word.Reports.Count > 0 || word.Stored.Length > 0 ? word : null;
    }

    private async Task StoreAsync(List<(DatagramWord Word, IPEndPoint From)> words, CancellationToken stop)
    {
        for (var attempt = 1; words.Count > 0; attempt++)
        {
            var outcomes = await machine.OutcomesAsync(listener.Speaker, [.. words.Select(each => each.Word.Reports)]);
            var again = new List<(DatagramWord Word, IPEndPoint From)>();
            for (var i = 0; i < words.Count; i++)
            {
                if (!await IsDoneAsync(words[i].Word, words[i].From, outcomes[i], attempt, stop))
                {
                    again.Add(words[i]);
                }
            }

            words = again;
            if (words.Count > 0)
            {
                await Task.Delay(RetryPause, time, stop);
            }
        }
    }

    /// <summary>False when it is to be tried again.</summary>
    private async Task<bool> IsDoneAsync(DatagramWord word, IPEndPoint from, Refusal? refusal, int attempt, CancellationToken stop)
    {
        switch (refusal?.Code)
        {
            case null when word.Stored.Length > 0:
                await SayAsync(word.Stored, from, stop);
                return true;
            case null:
                return true;
            case PositionReceipt.TryAgain when word.Stored.Length > 0:
                // Unanswered, the tracker sends it again.
                return true;
            case PositionReceipt.TryAgain when attempt < MostTries:
                return false;
            case PositionReceipt.TryAgain:
                TrackingLog.Lost(logger, listener.Protocol, word.Reports.Count);
                figures.Lost(_protocol);
                return true;
            default:
                figures.Refused(_protocol);
                Complain("refused", () => TrackingLog.UnknownDevice(
                    logger, listener.Protocol, word.Reports.Count > 0 ? word.Reports[0].Device : "", from.Address.ToString()));
                return true;
        }
    }

    private async Task SayAsync(byte[] answer, IPEndPoint to, CancellationToken stop)
    {
        try
        {
            await _socket.SendToAsync(answer, to, stop);
        }
        catch (SocketException)
        {
            // It is gone: what it does not know to be stored it sends again.
        }
    }

    private void Complain(string kind, Action write)
    {
        if (_complaints.IsDue(kind))
        {
            write();
        }
    }

    private sealed record Received(byte[] Datagram, IPEndPoint From);
}
