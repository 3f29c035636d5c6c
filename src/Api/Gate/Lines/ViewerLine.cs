using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace LiveView.Api.Gate.Lines;

/// <summary>
/// The line to one viewer, through which everything leaves, one whole message after another: pictures and texts from the source, and what
/// the WebSocket itself has to say (pongs, pings, the close), which writes here as to a stream. Whoever wakes the line sends what waits,
/// on its own thread, for as long as the kernel has room; only then a task goes on with it.
/// </summary>
internal sealed class ViewerLine : Stream
{
    private const int CloseKind = 8;

    /// <summary>Beats of silence after which the viewer is asked for a sign of life.</summary>
    private const int AskAfter = 15;

    /// <summary>Beats of silence after which it is gone: a slow viewer's answer is to a question that waited behind all in the kernel.</summary>
    private const int GoneAfter = 45;

    private const int Idle = 0;
    private const int Sending = 1;
    private const int Again = 2;

    /// <summary>A ping without a word, RFC 6455 section 5.5.2.</summary>
    private static readonly byte[] s_ping = [0x89, 0];

    private readonly Stream _stream;
    private readonly ConcurrentQueue<Outgoing> _own = new();
    private readonly CancellationTokenSource _gone = new();
    private ISendingEnd _end;
    private IOutgoingSource? _source;
    private int _turn;
    private int _silent;
    private int _says;
    private volatile bool _blocked;
    private volatile bool _pictureBlocked;
    private volatile bool _stopped;
    private volatile bool _cut;
    private volatile bool _saidGoodbye;

    /// <param name="stream">The upgraded connection: read from, and not written to.</param>
    /// <param name="end">Where it leaves.</param>
    public ViewerLine(Stream stream, ISendingEnd end)
    {
        _stream = stream;
        _end = end;
    }

    /// <summary>Cancelled when the viewer cannot be reached any more.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>Whether a message has begun to leave and finds no room.</summary>
    public bool IsBlocked => _blocked;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>From now on everything leaves elsewhere. Only while nothing is under way.</summary>
    public void LeaveBy(ISendingEnd end) => Volatile.Write(ref _end, end);

    /// <summary>From now on the source is asked too.</summary>
    public void Carry(IOutgoingSource? source)
    {
        Volatile.Write(ref _source, source);
        Wake();
    }

    /// <summary>Reads what <see cref="Wake" /> will read; see <see cref="Media.Feeds.IFeedListener.Approach" />.</summary>
    public int Approach() => _turn + _says + (_cut ? 1 : 0) + Volatile.Read(ref _end).Approach();

    /// <summary>Something waits: sends it, unless another thread is at it, which then looks again. Never waits, never throws.</summary>
    public void Wake()
    {
        while (true)
        {
            switch (Volatile.Read(ref _turn))
            {
                case Idle when Interlocked.CompareExchange(ref _turn, Sending, Idle) == Idle:
                    Pump();
                    return;
                case Sending when Interlocked.CompareExchange(ref _turn, Again, Sending) == Sending:
                case Again:
                    return;
            }
        }
    }

    /// <summary>About a second has passed: a viewer that was silent for long is asked whether it is there, and cut off when it is not.</summary>
    public void Beat()
    {
        switch (Interlocked.Increment(ref _silent))
        {
            case AskAfter:
                Say(new Outgoing(s_ping));
                break;
            case >= GoneAfter:
                Cut();
                return;
        }

        Volatile.Read(ref _source)?.OnBeat();
    }

    /// <summary>No picture goes on: what has begun to leave and finds no room is cut off, and the viewer with it.</summary>
    public void StopPictures()
    {
        _stopped = true;
        Interlocked.MemoryBarrier();
        if (_pictureBlocked)
        {
            Cut();
        }
    }

    /// <summary>Cuts the viewer off at once.</summary>
    public void Cut()
    {
        // Whoever has the turn keeps it: nothing can leave any more.
        _cut = true;
        _end.Abort();
        _ = _gone.CancelAsync();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // A copy, for the writer may use its buffer again when it gives up waiting.
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Say(new Outgoing(buffer.ToArray(), Sent: sent));
        using var gone = _gone.Token.UnsafeRegister(static waiting => ((TaskCompletionSource)waiting!).TrySetException(Lost()), sent);
        await sent.Task.WaitAsync(cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _stream.ReadAsync(buffer, cancellationToken);
        Volatile.Write(ref _silent, 0);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_saidGoodbye)
        {
            Cut();
        }

        base.Dispose(disposing);
    }

    private void Say(in Outgoing message)
    {
        _own.Enqueue(message);
        Volatile.Write(ref _says, 1);
        Wake();
    }

    private static IOException Lost() => new("The line to the viewer is gone.");

    /// <summary>Only for whoever has the turn, which it keeps until nothing is left to send.</summary>
    private void Pump()
    {
        while (true)
        {
            while (!_cut && TryNext(out var message))
            {
                if (!TrySend(message))
                {
                    return;
                }
            }

            if (_cut || Interlocked.CompareExchange(ref _turn, Idle, Sending) == Sending)
            {
                return;
            }

            Volatile.Write(ref _turn, Sending);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong with one viewer must not reach the thread that serves all.")]
    private bool TryNext(out Outgoing message)
    {
        try
        {
            // Taken back before the queue is looked at, with a full fence: what comes in meanwhile says so again.
            if (Volatile.Read(ref _says) == 1 && Interlocked.Exchange(ref _says, 0) == 1 && _own.TryDequeue(out message))
            {
                Volatile.Write(ref _says, 1);
                return true;
            }

            message = default;
            return Volatile.Read(ref _source)?.TryNext(out message) ?? false;
        }
        catch (Exception)
        {
            message = default;
            Cut();
            return false;
        }
    }

    /// <summary>False when the message is not out yet, or never will be: then somebody else has the turn, or nobody ever again.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong with one viewer must not reach the thread that serves all.")]
    private bool TrySend(in Outgoing message)
    {
        try
        {
            if (_end.Send(message.First) is { } first)
            {
                _ = FinishAsync(first, message, message.Second);
                return false;
            }

            if (!message.Second.IsEmpty && _end.Send(message.Second) is { } second)
            {
                _ = FinishAsync(second, message, default);
                return false;
            }

            Finish(message);
            return true;
        }
        catch (Exception)
        {
            message.Picture?.Release();
            Cut();
            return false;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Nobody waits for this; the viewer's own task hears that the line is gone.")]
    private async Task FinishAsync(Task sending, Outgoing message, ReadOnlyMemory<byte> rest)
    {
        try
        {
            _blocked = true;
            _pictureBlocked = message.PictureBytes > 0;
            Interlocked.MemoryBarrier();
            if (_pictureBlocked && _stopped)
            {
                Cut();
            }

            await sending;
            if (!rest.IsEmpty && _end.Send(rest) is { } still)
            {
                await still;
            }

            (_blocked, _pictureBlocked) = (false, false);
            Finish(message);
        }
        catch (Exception)
        {
            (_blocked, _pictureBlocked) = (false, false);
            message.Picture?.Release();
            Cut();
            return;
        }

        Pump();
    }

    private void Finish(in Outgoing message)
    {
        // After a close nothing follows: that the WebSocket then disposes of its stream is in order.
        _saidGoodbye |= message.Sent is not null && (message.First.Span[0] & 0x0F) == CloseKind;
        message.Picture?.Release();
        message.Sent?.TrySetResult();
        Volatile.Read(ref _source)?.OnSent(message);
    }
}
