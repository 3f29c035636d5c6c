using LiveView.Media.Mp4;

namespace LiveView.Media.Ingest;

/// <summary>
/// Gives pictures the times of a container. Packets say only when a picture is shown; it is decoded as soon as it comes, and so that
/// decode times rise, also where pictures are shown in another order than they come in.
/// </summary>
/// <param name="rate">Units per second.</param>
internal sealed class SampleClock(int rate)
{
    private const int UsualFramesPerSecond = 25;
    private readonly long _greatestStepBack = 2L * rate;
    private long? _latest;
    private long _decodeTime = -1;
    private uint _duration = (uint)(rate / UsualFramesPerSecond);

    /// <summary>Whether the last picture is shown before one that came earlier.</summary>
    public bool WentBack { get; private set; }

    /// <summary>The times of the next picture.</summary>
    /// <param name="time">When it is shown.</param>
    /// <param name="isKey">Whether a decoder can start at it.</param>
    public SampleTimes Next(long time, bool isKey)
    {
        var step = _latest is { } latest ? time - latest : 0;
        WentBack = _latest is not null && step <= 0 && step > -_greatestStepBack;
        if (step > 0 && step < 10L * rate)
        {
            _duration = (uint)step;
        }

        _latest = WentBack ? _latest : time;
        _decodeTime = Math.Max(_decodeTime + 1, time);
        return new SampleTimes(_decodeTime, (int)Math.Clamp(time - _decodeTime, int.MinValue, int.MaxValue), _duration, isKey);
    }
}
