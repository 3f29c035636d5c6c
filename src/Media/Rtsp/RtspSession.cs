using System.Globalization;
using System.Text;
using LiveView.Media.Ingest;
using LiveView.Media.Line;

namespace LiveView.Media.Rtsp;

/// <summary>
/// One visit to a camera over an open line, with its packets interleaved (RFC 2326): DESCRIBE, SETUP, PLAY, then packets until one of
/// the two has had enough. One request is under way at a time.
/// </summary>
internal sealed class RtspSession(Stream line, RtspAddress address, RtspAuthenticator authenticator, IPacketReceiver packets, TimeProvider time)
{
    private const string Agent = "User-Agent: LiveView";
    private const int MostAsks = 3;
    private static readonly TimeSpan s_farewell = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_usualTimeout = TimeSpan.FromSeconds(60);
    private readonly RtspReader _reader = new(line);
    private string _base = address.ToString();
    private string _aggregate = address.ToString();
    private string? _session;
    private string _keepAlive = "GET_PARAMETER";
    private TimeSpan _timeout = s_usualTimeout;
    private int _sequence;

    /// <summary>Asks what the camera offers.</summary>
    /// <exception cref="RtspRefusedException">The camera says no.</exception>
    /// <exception cref="RtspFormatException">It does not speak RTSP.</exception>
    /// <exception cref="RtspRedirectException">It sends its visitor elsewhere.</exception>
    /// <exception cref="IOException">The line broke.</exception>
    public async Task<SessionDescription> DescribeAsync(CancellationToken cancellation)
    {
        var answer = await AskAsync("DESCRIBE", address.ToString(), cancellation, "Accept: application/sdp").ConfigureAwait(false);
        var description = SessionDescription.Read(answer.Body);
        _base = answer.Header("Content-Base") ?? answer.Header("Content-Location") ?? _base;
        _base = _base.StartsWith("rtsp", StringComparison.OrdinalIgnoreCase) && _base.All(c => c is > ' ' and < '\u007F') ? _base : address.ToString();
        _aggregate = Resolve(description.Control);
        return description;
    }

    /// <summary>Prepares one stream and starts it; no other is ever asked for.</summary>
    /// <param name="control">Its address, as the camera wrote it; null when it gave none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="RtspRefusedException">The camera says no.</exception>
    /// <exception cref="RtspFormatException">It does not speak RTSP.</exception>
    /// <exception cref="RtspRedirectException">It sends its visitor elsewhere.</exception>
    /// <exception cref="IOException">The line broke.</exception>
    public async Task PlayAsync(string? control, CancellationToken cancellation)
    {
        var answer = await AskAsync(
            "SETUP", Resolve(control), cancellation, "Transport: RTP/AVP/TCP;unicast;interleaved=0-1").ConfigureAwait(false);
        var session = (answer.Header("Session") ?? throw new RtspFormatException("A camera sets up no session.")).Split(';', StringSplitOptions.TrimEntries);
        _session = session[0];
        _timeout = session.Skip(1).Select(TimeoutOf).FirstOrDefault(each => each is not null) ?? s_usualTimeout;
        packets.Start(ChannelOf(answer.Header("Transport")));
        await AskAsync("PLAY", _aggregate, cancellation, "Range: npt=0.000-").ConfigureAwait(false);
    }

    /// <summary>Passes on packets, and keeps the session alive, until the line breaks.</summary>
    /// <exception cref="RtspFormatException">The camera does not speak RTSP.</exception>
    /// <exception cref="RtspRedirectException">It sends its visitor elsewhere.</exception>
    /// <exception cref="IOException">The line broke, or the camera closed it.</exception>
    public async Task ReceiveAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var keeping = KeepAliveAsync(stop.Token);
        try
        {
            while (true)
            {
                while (_reader.TryTake(out var part))
                {
                    Hear(part);
                }

                await _reader.FillAsync(cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await keeping.ConfigureAwait(false);
        }
    }

    /// <summary>Says farewell, so that the camera lets go of what it holds for this visit. Never fails and takes a moment at most.</summary>
    public async Task TeardownAsync()
    {
        if (_session is null)
        {
            return;
        }

        using var patience = new CancellationTokenSource(s_farewell, time);
        try
        {
            await SendAsync("TEARDOWN", _aggregate, patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
        {
            // It left first, or TLS broke off in the middle of a word.
        }
    }

    private async Task<RtspAnswer> AskAsync(string method, string target, CancellationToken cancellation, params string[] headers)
    {
        for (var asked = 1; ; asked++)
        {
            var sequence = await SendAsync(method, target, cancellation, headers).ConfigureAwait(false);
            var answer = await AnswerAsync(sequence, cancellation).ConfigureAwait(false);
            if (answer.Status is >= 200 and < 300)
            {
                return answer;
            }

            if (answer.Status != RtspAuthenticator.Unauthorized || asked == MostAsks || !authenticator.Take(answer))
            {
                throw new RtspRefusedException(method, answer.Status);
            }
        }
    }

    private async Task<RtspAnswer> AnswerAsync(int sequence, CancellationToken cancellation)
    {
        while (true)
        {
            while (_reader.TryTake(out var part))
            {
                if (part.Answer is { } answer && (answer.Sequence ?? sequence) == sequence)
                {
                    return answer;
                }

                Hear(part);
            }

            await _reader.FillAsync(cancellation).ConfigureAwait(false);
        }
    }

    private void Hear(in RtspPart part)
    {
        if (part.Answer is null)
        {
            packets.OnPacket(part.Channel, part.Packet.Span);
        }
        else if (part.Answer.Status == RtspAuthenticator.Unauthorized)
        {
            // A nonce that grew old: the next sign of life carries the new one, well before the session ends.
            authenticator.Take(part.Answer);
        }
        else if (part.Answer.Status >= 400)
        {
            _keepAlive = "OPTIONS";
        }
    }

    private async Task KeepAliveAsync(CancellationToken cancellation)
    {
        try
        {
            using var timer = new PeriodicTimer(_timeout / 3, time);
            while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
            {
                await SendAsync(_keepAlive, _aggregate, cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            // Whoever reads the line sees that it broke.
        }
    }

    private async Task<int> SendAsync(string method, string target, CancellationToken cancellation, params string[] headers)
    {
        _sequence++;
        var request = new StringBuilder($"{method} {target} RTSP/1.0\r\n");
        request.Append(CultureInfo.InvariantCulture, $"CSeq: {_sequence}\r\n");
        string?[] lines = [.. headers, authenticator.HeaderFor(method, target), _session is null ? null : $"Session: {_session}", Agent];
        foreach (var each in lines)
        {
            request.Append(each is null ? "" : each + "\r\n");
        }

        await line.WriteAsync(Encoding.UTF8.GetBytes(request.Append("\r\n").ToString()), cancellation).ConfigureAwait(false);
        return _sequence;
    }

    /// <summary>An address that the camera gave: whole, or behind its base. It is only ever said to the camera itself, never connected to.</summary>
    private string Resolve(string? control) => control is null or "*" ? _base
        : control.StartsWith("rtsp://", StringComparison.OrdinalIgnoreCase) || control.StartsWith("rtsps://", StringComparison.OrdinalIgnoreCase) ? control
        : _base.EndsWith('/') || control.StartsWith('/') ? _base.TrimEnd('/') + "/" + control.TrimStart('/') : $"{_base}/{control}";

    private static TimeSpan? TimeoutOf(string parameter) =>
        parameter.StartsWith("timeout=", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(parameter.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 3 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static int ChannelOf(string? transport)
    {
        const string name = "interleaved=";
        var at = transport?.IndexOf(name, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
        {
            throw new RtspFormatException("A camera does not send its pictures over the line on which it was asked.");
        }

        var text = transport.AsSpan(at + name.Length);
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var channel) && channel is >= 0 and <= 254
            ? channel
            : throw new RtspFormatException("A camera names no channel from 0 to 254 for its pictures.");
    }
}
