using LiveView.Media.Feeds;
using LiveView.Media.Mp4;

namespace LiveView.Media.Hls;

/// <summary>
/// Cuts one camera's feed into segments and parts for players that ask over HTTP (Low-Latency HLS, RFC 8216bis). A segment begins at a
/// key frame and plays at least a second; a part holds as many frames as make about a quarter of a second, the same number in every
/// part. Written to by one reader of a feed; read by anybody.
/// </summary>
public sealed class HlsStream
{
    /// <summary>Most segments that are kept, the growing one included.</summary>
    public const int MostSegments = 8;

    /// <summary>Most that is kept, bytes.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    /// <summary>A segment plays at least this long, s, unless the decoder must start anew.</summary>
    private const double LeastSeconds = 1;

    /// <summary>A segment of a camera that sends too few key frames is cut here, s.</summary>
    private const double MostSeconds = 10;

    private const double PartAim = 0.25;

    private readonly Lock _gate = new();
    private readonly List<byte> _part = [];
    private readonly Dictionary<long, string> _playlists = [];
    private HlsWindow _window = HlsWindow.Empty;
    private TaskCompletionSource _changed = NewSignal();
    private InitSegment? _init;
    private int _initNumber = -1;
    private bool _discontinues;
    private bool _waitsForKey = true;
    private int _framesPerPart;
    private int _partFrames;
    private double _partSeconds;
    private bool _partIndependent;

    /// <summary>What can be asked for now.</summary>
    public HlsWindow Window
    {
        get
        {
            lock (_gate)
            {
                return _window;
            }
        }
    }

    /// <summary>
    /// The media playlist now for a viewer whose pictures begin with a segment; one text for all whose list begins at the same one. Null
    /// before a segment of theirs is whole.
    /// </summary>
    /// <param name="first">Number of that segment.</param>
    public string? PlaylistFrom(long first)
    {
        lock (_gate)
        {
            var window = _window.From(first);
            if (!window.IsReady)
            {
                return null;
            }

            var listed = window.Segments[0].Number;
            return _playlists.TryGetValue(listed, out var text) ? text : _playlists[listed] = HlsPlaylist.Media(window);
        }
    }

    /// <summary>Waits until something is so.</summary>
    public async Task<HlsWindow> WaitAsync(Func<HlsWindow, bool> condition, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(condition);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (condition(_window))
                {
                    return _window;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Takes what a feed gave; the caller keeps the reference to the picture.</summary>
    public void Add(FeedMessage message)
    {
        lock (_gate)
        {
            switch (message)
            {
                case FeedMessage.Init init:
                    Begin(init.Segment.Segment);
                    break;
                case FeedMessage.Picture { Fragment: var fragment }:
                    Add(fragment);
                    break;
                case FeedMessage.Gap:
                    Break();
                    break;
                case FeedMessage.StateChanged { State.Condition: not PictureCondition.Live }:
                    // A picture that stands still would leave a segment growing, for whoever comes hours later to begin with.
                    EndSegment();
                    break;
            }
        }
    }

    /// <summary>Nothing grows until the next key frame: the feed was left.</summary>
    public void Break()
    {
        lock (_gate)
        {
            EndSegment();
            _waitsForKey = true;
        }
    }

    /// <summary>Forgets all pictures: the last right to them ended.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _part.Clear();
            (_partFrames, _partSeconds, _partIndependent) = (0, 0, false);
            Publish(HlsWindow.Empty);
            _init = null;
            _waitsForKey = true;
        }
    }

    private void Begin(InitSegment init)
    {
        Break();
        if (_init is not null && _init.Bytes.Span.SequenceEqual(init.Bytes.Span))
        {
            // The same picture goes on: the feed saw to it that time goes on too.
            return;
        }

        _discontinues = _init is not null;
        _init = init;
        _initNumber++;
        _window = _window with { Inits = new Dictionary<int, InitSegment>(_window.Inits) { [_initNumber] = init } };
    }

    private void Add(Fragment fragment)
    {
        if (_init is null || (_waitsForKey && !fragment.IsKeyFrame))
        {
            return;
        }

        var seconds = SecondsOf(fragment.Payload.Span, _init);
        if (_framesPerPart == 0)
        {
            _framesPerPart = seconds > 0 ? Math.Max(1, (int)(PartAim / seconds + 0.01)) : 1;
        }

        if (EndsSegmentBefore(fragment.IsKeyFrame, seconds))
        {
            EndSegment();
        }

        if (_window.Segments is [] or [.., { IsWhole: true }])
        {
            BeginSegment(fragment);
        }

        _waitsForKey = false;
        if (_window.IsReady && _partFrames > 0 && _partSeconds + seconds > _window.PartSeconds)
        {
            EndPart();
        }

        _partIndependent |= _partFrames == 0 && fragment.IsKeyFrame;
        _part.AddRange(fragment.Payload.Span);
        _partFrames++;
        _partSeconds += seconds;
        if (_partFrames >= _framesPerPart)
        {
            EndPart();
        }
    }

    private bool EndsSegmentBefore(bool isKeyFrame, double seconds)
    {
        if (_window.Segments is not [.., { IsWhole: false } growing])
        {
            return false;
        }

        var length = growing.Seconds + _partSeconds;
        return (isKeyFrame && length >= LeastSeconds) || length + seconds > (_window.IsReady ? _window.TargetSeconds : MostSeconds);
    }

    private void BeginSegment(Fragment first)
    {
        _window = _window with
        {
            Segments = [.. _window.Segments, new HlsSegment(_window.Growing, _initNumber, _discontinues, first.ArrivedAt, [], IsWhole: false)],
        };
        _discontinues = false;
    }

    private void EndPart()
    {
        if (_partFrames == 0)
        {
            return;
        }

        var growing = _window.Segments[^1];
        var part = new HlsPart(_part.ToArray(), _partSeconds, _partIndependent, _partFrames);
        _part.Clear();
        (_partFrames, _partSeconds, _partIndependent) = (0, 0, false);
        Publish(_window with { Segments = [.. _window.Segments.SkipLast(1), growing with { Parts = [.. growing.Parts, part] }] });
    }

    private void EndSegment()
    {
        if (_window.Segments is not [.., { IsWhole: false }])
        {
            return;
        }

        EndPart();
        var ended = _window.Segments[^1] with { IsWhole = true };
        var window = _window with { Segments = [.. _window.Segments.SkipLast(1), ended] };
        if (!window.IsReady)
        {
            window = Measured(window, ended);
        }

        Publish(Bounded(window));
    }

    /// <summary>From the first whole segment it is known how long segments and parts are; both must stay so (RFC 8216bis, 6.2.1).</summary>
    private static HlsWindow Measured(HlsWindow window, HlsSegment first) => window with
    {
        TargetSeconds = Math.Max(2, (int)Math.Ceiling(first.Seconds + 0.5)),
        // A twentieth more, because no camera keeps time to the millisecond; a part must play at least 85 % of this.
        PartSeconds = Math.Ceiling(first.Parts.Max(part => part.Seconds) * 1050) / 1000,
    };

    private static HlsWindow Bounded(HlsWindow window)
    {
        var segments = window.Segments.ToList();
        while (segments.Count >= MostSegments || (segments.Count > 1 && segments.Sum(segment => segment.Length) > MostBytes))
        {
            segments.RemoveAt(0);
        }

        return window.From(segments[0].Number);
    }

    private void Publish(HlsWindow window)
    {
        _window = window;
        _playlists.Clear();
        _changed.SetResult();
        _changed = NewSignal();
    }

    private static double SecondsOf(ReadOnlySpan<byte> payload, InitSegment init)
    {
        var moof = payload[..(int)BoxBytes.U32(payload, 0)];
        return (double)MovieFragment.Read(moof, init.Track).Duration / init.Timescale;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
