using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace LiveView.Simulation.Panels;

/// <summary>An alarm panel: sends SIA DC-09 over TCP, waits for the answer, and repeats with the same number when none comes.</summary>
/// <param name="receiver">Where the alarm centre listens.</param>
/// <param name="account">3..16 hexadecimal digits.</param>
public sealed class Panel(IPEndPoint receiver, string account, TimeProvider? clock = null, int firstSequence = 1) : IDisposable
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private int _sequence = firstSequence - 1;
    private TcpClient? _connection;

    /// <summary>How long a panel waits before it repeats.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(5);

    public int Attempts { get; init; } = 5;

    /// <summary>Waits between attempts when the receiver is not there at all.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Contact ID 122, silent hold-up.</summary>
    public Task<PanelAnswer> HoldUpAsync(string zone = "003", CancellationToken cancellation = default) =>
        SendAsync(Next("ADM-CID", $"1122 00 {zone}"), cancellation);

    /// <summary>A SIA event block, e.g. <c>HA003</c>.</summary>
    public Task<PanelAnswer> SiaAsync(string eventAndZone, CancellationToken cancellation = default) =>
        SendAsync(Next("SIA-DCS", $"Nri1/{eventAndZone}"), cancellation);

    /// <summary>Supervision: "I am still here".</summary>
    public Task<PanelAnswer> NullAsync(CancellationToken cancellation = default) => SendAsync(Next("NULL", ""), cancellation);

    /// <summary>A panel that has been in service for a while: its count stands somewhere, so a receiver takes nothing for a repetition.</summary>
    public static Panel InService(IPEndPoint receiver, string account) => new(receiver, account, firstSequence: RandomNumberGenerator.GetInt32(1, 9999));

    public PanelFrame Next(string token, string data)
    {
        _sequence = _sequence % 9999 + 1;
        return new PanelFrame(token, _sequence, "0", "0", account, data, _clock.GetUtcNow());
    }

    /// <summary>Sends until answered, the same bytes each time.</summary>
    /// <exception cref="TimeoutException">No answer after all attempts.</exception>
    public async Task<PanelAnswer> SendAsync(PanelFrame frame, CancellationToken cancellation = default)
    {
        var bytes = frame.ToBytes();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryOnceAsync(bytes, cancellation);
            }
            catch (Exception e) when (e is IOException or SocketException or TimeoutException)
            {
                HangUp();
                if (attempt >= Attempts)
                    throw new TimeoutException($"No answer from {receiver} to {frame.Body} after {attempt} attempts: {e.Message}", e);
                await Task.Delay(RetryAfter, _clock, cancellation);
            }
        }
    }

    /// <summary>Sends bytes as they are, for broken frames; null when the receiver keeps silent.</summary>
    public async Task<PanelAnswer?> SendRawAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        try
        {
            return await TryOnceAsync(bytes, cancellation);
        }
        catch (Exception e) when (e is TimeoutException or IOException)
        {
            HangUp();
            return null;
        }
    }

    public void HangUp()
    {
        _connection?.Dispose();
        _connection = null;
    }

    public void Dispose() => HangUp();

    private async Task<PanelAnswer> TryOnceAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(AnswerWithin, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            if (_connection is null)
            {
                _connection = new TcpClient { NoDelay = true };
                await _connection.ConnectAsync(receiver, either.Token);
            }
            var stream = _connection.GetStream();
            await stream.WriteAsync(bytes, either.Token);
            return PanelAnswer.Parse(await ReadFrameAsync(stream, either.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer in {AnswerWithin.TotalSeconds:0.#} s.");
        }
    }

    private static async Task<byte[]> ReadFrameAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var frame = new List<byte>();
        var one = new byte[1];
        while (frame.Count < 4096)
        {
            if (await stream.ReadAsync(one, cancellation) == 0)
                throw new IOException("The receiver closed the connection without an answer.");
            if (one[0] == '\n')
                frame.Clear();
            frame.Add(one[0]);
            if (one[0] == '\r')
                return [.. frame];
        }
        throw new IOException("The receiver's answer has no end.");
    }
}
