using System.Net.WebSockets;
using System.Threading.Channels;

namespace LiveView.Api.Gate.Overview;

/// <summary>
/// Frames on their way to one console, one a second: each holds the newest of what is in view, and none is made before the console has the one
/// before. So nothing waits for a console that stalls, and what it gets next is the newest and says how far behind it was. What may be seen no more
/// goes at once, whether the console keeps up or not.
/// </summary>
internal sealed class OverviewStream(WebSocket socket, IOverviewSight sight, TimeProvider time)
{
    /// <summary>A console that takes nothing of a frame for this long is sent away.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Time from one frame to the next.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>A view that changes is drawn this soon, and no more often.</summary>
    private static readonly TimeSpan LeastPace = TimeSpan.FromMilliseconds(200);

    private readonly OverviewPicture _picture = new();
    private readonly Channel<bool> _said = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private MapView? _view;
    private MapView? _drawn;
    private long _has;
    private long _hadAt;
    private long? _sentAt;

    /// <summary>Frames that left.</summary>
    public long Frames => _picture.Number;

    /// <summary>Bytes that left.</summary>
    public long Bytes { get; private set; }

    /// <summary>Sends until something ends it.</summary>
    /// <returns>Why it ended: a stable code.</returns>
    public async Task<string> RunAsync(CancellationToken over)
    {
        try
        {
            while (true)
            {
                var narrowed = await WaitAsync(over);
                var now = time.GetUtcNow();
                var places = await sight.LookAsync(now);
                if (sight.Over is { } reason)
                {
                    return reason;
                }

                if (Volatile.Read(ref _view) is { } view && (narrowed || IsDue(view)))
                {
                    await SendAsync(_picture.Next(places, view, now, Behind, sight.Shown), over);
                    _drawn = view;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return "left";
        }
        catch (Exception e) when (e is WebSocketException or IOException)
        {
            return "left";
        }
        catch (TimeoutException)
        {
            return "too-slow";
        }
    }

    /// <summary>Whether the console said something that is no word of it.</summary>
    public bool IsMisspoken { get; private set; }

    /// <summary>Takes what the console says.</summary>
    public void Hear(ReadOnlySpan<byte> message)
    {
        if (OverviewWord.Read(message) is not { } word)
        {
            IsMisspoken = true;
            return;
        }

        Volatile.Write(ref _view, word.Area ?? Volatile.Read(ref _view));
        if (word.Has is { } has && has > Volatile.Read(ref _has))
        {
            Volatile.Write(ref _hadAt, time.GetTimestamp());
            Volatile.Write(ref _has, has);
        }

        _said.Writer.TryWrite(true);
    }

    private bool Keeps => Volatile.Read(ref _has) >= _picture.Number;

    private TimeSpan Since => _sentAt is { } at ? time.GetElapsedTime(at) : TimeSpan.MaxValue;

    /// <summary>How late the console had the frame before, or has it not yet: what this server is late by itself is not the console's.</summary>
    private TimeSpan Behind => _sentAt is { } sent
        && time.GetElapsedTime(sent, Keeps ? Volatile.Read(ref _hadAt) : time.GetTimestamp()) - Pace is var late && late > LeastPace ? late : TimeSpan.Zero;

    private bool IsDue(MapView view) => Keeps && Since >= (view == _drawn ? Pace : LeastPace);

    /// <summary>Until a frame may be due or the console says something; at once when something may be seen no more, which is what is told.</summary>
    private async Task<bool> WaitAsync(CancellationToken over)
    {
        var narrowed = sight.Narrowed;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(over);
        await Task.WhenAny(narrowed, _said.Reader.ReadAsync(waiting.Token).AsTask(), Task.Delay(Left, time, waiting.Token));
        await waiting.CancelAsync();
        over.ThrowIfCancellationRequested();
        return narrowed.IsCompleted;
    }

    /// <summary>Whoever is not to be told anything is looked after all the same: its rights may be over.</summary>
    private TimeSpan Left
    {
        get
        {
            var (view, since) = (Volatile.Read(ref _view), Since);
            var pace = view == _drawn ? Pace : LeastPace;
            return view is null || !Keeps ? Pace : since < pace ? pace - since : TimeSpan.Zero;
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken over)
    {
        _sentAt = time.GetTimestamp();
        // A send that is cancelled tears the line down, and the console would not hear why: it is only not waited for.
        await socket.SendAsync(frame, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None).AsTask().WaitAsync(Patience, time, over);
        Bytes += frame.Length;
    }
}
