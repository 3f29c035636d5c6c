using System.Threading.Channels;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Pointing;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Pointing;

namespace LiveView.Api.Gate.Pointing;

/// <summary>
/// What one console points with. Of what it says only the newest place is told, at most five times a second, one telling under way; a pointer that
/// rests is told now and then, and stops by itself.
/// </summary>
internal sealed class OwnPointer(Actor by, OrganisationName organisation, string initials, IPointersGrain pointers, TimeProvider time, ILogger logger)
{
    /// <summary>Time from one telling to the next.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    /// <summary>A pointer that rests for longer was forgotten: it stops.</summary>
    public static readonly TimeSpan MostRest = TimeSpan.FromMinutes(2);

    /// <summary>Most words in a second; a console says five.</summary>
    public const int MostWords = 50;

    /// <summary>So often a pointer that rests is told again: it is still there.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _said = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private PointerWord? _word;
    private PointerStop? _stopped;
    private string? _fault;
    private GeoPosition? _at;
    private PointerMap _map;
    private long _movedAt;
    private long _toldAt;
    private bool _isTold;
    private long _countedFrom = time.GetTimestamp();
    private int _words;

    /// <summary>Names it.</summary>
    public PointerId Id { get; } = PointerId.Parse(Guid.NewGuid().ToString("N"));

    /// <summary>The last time that it was stopped; null while it never was.</summary>
    public PointerStop? Stopped => Volatile.Read(ref _stopped);

    /// <summary>Why the console is not listened to any more: a stable code; null while it is.</summary>
    public string? Fault => Volatile.Read(ref _fault);

    /// <summary>Takes what the console says; never waits.</summary>
    public void Hear(ReadOnlySpan<byte> message)
    {
        if (time.GetElapsedTime(_countedFrom) > Second)
        {
            (_countedFrom, _words) = (time.GetTimestamp(), 0);
        }

        if (++_words > MostWords)
        {
            Volatile.Write(ref _fault, "too-fast");
        }
        else if (PointerWord.Read(message) is not { } word)
        {
            Volatile.Write(ref _fault, "bad-pointer");
        }
        else
        {
            Volatile.Write(ref _word, word);
            _said.Writer.TryWrite(true);
        }
    }

    /// <summary>Points where the console says, until it is over; then it is withdrawn.</summary>
    /// <param name="map">Where.</param>
    /// <param name="stopped">Called when it was stopped.</param>
    /// <param name="over">Ends it.</param>
    public async Task RunAsync(PointerRoom map, Action stopped, CancellationToken over)
    {
        try
        {
            while (await _said.Reader.ReadAsync(over))
            {
                using var pace = new PeriodicTimer(Pace, time);
                while (await GoOnAsync(map) && await pace.WaitForNextTickAsync(over))
                {
                }

                _at = null;
                await WithdrawAsync(map);
                stopped();
            }
        }
        catch (OperationCanceledException)
        {
            // The console is gone, or is being sent away.
        }

        await WithdrawAsync(map);
    }

    /// <summary>False when nobody points any more.</summary>
    private async Task<bool> GoOnAsync(PointerRoom map)
    {
        var word = Interlocked.Exchange(ref _word, null);
        if (word is { Place: null })
        {
            return false;
        }

        if (word is { Place: { } place })
        {
            (_at, _map, _movedAt) = (place, word.Map, time.GetTimestamp());
        }
        else if (_at is null)
        {
            return false;
        }
        else if (time.GetElapsedTime(_movedAt) > MostRest)
        {
            return Stop("idle");
        }
        else if (time.GetElapsedTime(_toldAt) < Again)
        {
            return true;
        }

        // Whoever may not look at the map is being sent away by now.
        return map.Rights is not { } rights || PictureGate.WhyNoMap(by, rights) is not null || await TellAsync(map, rights);
    }

    private async Task<bool> TellAsync(PointerRoom map, IncidentRights rights)
    {
        var objects = _map == PointerMap.Objects ? PointerRules.OnMapOf(by, rights) : [];
        if (_map == PointerMap.Objects && objects.Count == 0)
        {
            return Stop(DenyCode.Of(DenyReason.NotReleased));
        }

        // Before it is told: what gets no answer may stand there all the same.
        (_isTold, _toldAt) = (true, time.GetTimestamp());
        try
        {
            return await pointers.Point(new PointerOrder(by, new MapPointer(Id, organisation, initials, _at!, objects))) || Stop("full");
        }
        catch (Exception e)
        {
            PointerLog.NotTold(logger, e, map.Incident);
            return true;
        }
    }

    private bool Stop(string why)
    {
        Volatile.Write(ref _stopped, new PointerStop(why, (_stopped?.Number ?? 0) + 1));
        return false;
    }

    private async Task WithdrawAsync(PointerRoom map)
    {
        if (!_isTold)
        {
            return;
        }

        _isTold = false;
        using var acting = Caller.System("pointers").Use();
        try
        {
            await pointers.Withdraw(Id);
        }
        catch (Exception e)
        {
            // It is gone there within seconds, as it is not told again.
            PointerLog.NotTold(logger, e, map.Incident);
        }
    }
}
