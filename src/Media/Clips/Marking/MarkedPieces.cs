using LiveView.Media.Mp4;

namespace LiveView.Media.Clips.Marking;

/// <summary>Cuts what ffmpeg writes into pieces, and says of each when its picture was taken: ffmpeg keeps the time at which it is shown.</summary>
internal sealed class MarkedPieces : IFragmentReceiver
{
    /// <summary>How far a time may move when it is counted in other units.</summary>
    private static readonly TimeSpan s_rounding = TimeSpan.FromMilliseconds(1);

    private readonly Queue<ClipPiece> _made = new();
    private readonly Queue<(TimeSpan Since, DateTimeOffset At)> _taken = new();
    private readonly Lock _taking = new();
    private DateTimeOffset _at;
    private int _timescale = 1;

    /// <param name="start">When the first picture was taken, UTC.</param>
    public MarkedPieces(DateTimeOffset start) => _at = start;

    /// <summary>A picture goes in.</summary>
    public void Takes(ClipPiece original)
    {
        lock (_taking)
        {
            _taken.Enqueue((original.Since, original.At));
        }
    }

    /// <summary>The next piece that came out whole; null when there is none yet.</summary>
    public ClipPiece? Next() => _made.TryDequeue(out var piece) ? piece : null;

    public void OnInit(InitSegment init)
    {
        _timescale = init.Timescale;
        _made.Enqueue(new ClipPiece(init.Bytes, _at, IsBeginning: true, TimeSpan.Zero));
    }

    public void OnFragment(CutFragment fragment)
    {
        var since = MediaTime.Of(fragment.DecodeTime, _timescale);
        _made.Enqueue(new ClipPiece(fragment.Memory[fragment.Headroom..].ToArray(), TakenAt(since), IsBeginning: false, since));
        fragment.TakeBlock().Return();
    }

    private DateTimeOffset TakenAt(TimeSpan since)
    {
        lock (_taking)
        {
            while (_taken.TryPeek(out var next) && next.Since <= since + s_rounding)
            {
                _at = next.At;
                _taken.Dequeue();
            }
        }

        return _at;
    }
}
