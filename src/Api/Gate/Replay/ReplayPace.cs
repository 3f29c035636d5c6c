using LiveView.Media.Recording.Segments;

namespace LiveView.Api.Gate.Replay;

/// <summary>Lets recorded pictures go as fast as they came in, or so many times faster. The first goes at once.</summary>
internal sealed class ReplayPace(TimeProvider time, double speed)
{
    private readonly long _since = time.GetTimestamp();
    private PictureTime? _first;

    /// <summary>Waits until it is a picture's turn.</summary>
    public async ValueTask WaitForAsync(PictureTime picture, CancellationToken cancellation)
    {
        _first ??= picture;
        var early = (picture - _first.Value) / speed - time.GetElapsedTime(_since);
        if (early > TimeSpan.Zero)
        {
            await Task.Delay(early, time, cancellation);
        }
    }
}
