using LiveView.Media.Feeds;
using LiveView.Media.Mp4;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Ingest;

/// <summary>
/// Leads the pictures of one visit on: straight to the feed, or through a conversion where a browser would not show them as they are.
/// It finds that out by what comes, not by what a camera says of itself, and changes over without a gap.
/// </summary>
/// <param name="writer">The feed.</param>
/// <param name="watch">Told of every frame that is shown.</param>
/// <param name="video">What the camera offers.</param>
/// <param name="limits">What counts as too few key frames.</param>
/// <param name="transcode">Starts a conversion; null when no more is allowed.</param>
internal sealed class PictureRoute(
    FeedWriter writer, FrameWatch watch, VideoOffer video, FeedLimits limits, Func<InitSegment, Transcoder?> transcode) : ICodedPictureReceiver, IAsyncDisposable
{
    private const int StepsBackThatAreNoAccident = 2;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SampleClock _clock = new(video.ClockRate);
    private readonly OpeningPictures _opening = new();
    private InitSegment? _init;
    private Transcoder? _transcoder;
    private Task _watching = Task.CompletedTask;
    private int _stepsBack;
    private long _keyTime;
    private long _groupBytes;
    private bool _hasLongGroups;

    /// <summary>Ends when there is no use in reading on.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Why there is no use in reading on; <see cref="PictureFault.None" /> when there is, or nobody listens any more.</summary>
    public PictureFault Fault { get; private set; }

    /// <summary>ffmpeg's name for what is converted; null while nothing is.</summary>
    public string? Converts { get; private set; }

    /// <inheritdoc />
    public void OnInit(InitSegment init)
    {
        if (_transcoder is not null)
        {
            // A decoder that reads a file cannot change its mind; a new visit starts a new one.
            End(PictureFault.ConnectionLost);
            return;
        }

        _init = init;
        if (init.Codec == TrackCodec.H264 && !writer.Publish(init))
        {
            End(PictureFault.None);
        }
    }

    /// <inheritdoc />
    public void OnSkipped() => watch.OnSign();

    /// <inheritdoc />
    public void OnPicture(in CodedPicture picture)
    {
        watch.OnSign();
        if (_ended.Task.IsCompleted)
        {
            return;
        }

        var times = _clock.Next(picture.Time, picture.IsKey);
        Measure(picture);
        if (_transcoder is null && Reason(picture, times) is { } reason)
        {
            Convert(reason);
        }

        if (_transcoder is not null)
        {
            _transcoder.Offer(OpeningPictures.Write(picture, times), picture.IsKey);
        }
        else if (_clock.WentBack)
        {
            _opening.Keep(picture, times);
        }
        else
        {
            _opening.Keep(picture, times);
            Publish(picture, times with { DecodeTime = picture.Time, Offset = 0 });
        }
    }

    /// <summary>Ends the conversion, if there is one.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_transcoder is not null)
        {
            await _transcoder.DisposeAsync().ConfigureAwait(false);
        }

        await _watching.ConfigureAwait(false);
    }

    private void Publish(in CodedPicture picture, in SampleTimes times)
    {
        var fragment = FragmentWriter.Cut(picture.Units, Fragment.Headroom, times);
        fragment.CapturedAt = picture.CapturedAt;
        if (!writer.Publish(fragment))
        {
            End(PictureFault.None);
        }

        watch.OnFrame();
    }

    /// <summary>Why the pictures from this one on must be converted; null when they need not be.</summary>
    private string? Reason(in CodedPicture picture, in SampleTimes times)
    {
        _stepsBack += _clock.WentBack ? 1 : 0;
        return _init!.Codec != TrackCodec.H264 ? video.FfmpegName
            : _stepsBack >= StepsBackThatAreNoAccident && (picture.IsKey || _opening.IsWhole) ? FaultStates.BFrames
            : _hasLongGroups && picture.IsKey ? FaultStates.LongGroups
            : null;
    }

    private void Measure(in CodedPicture picture)
    {
        (_keyTime, _groupBytes) = picture.IsKey ? (picture.Time, 0) : (_keyTime, _groupBytes + picture.Units.Length);
        _hasLongGroups |= _groupBytes > limits.GroupBytes || picture.Time - _keyTime > limits.GroupLength.TotalSeconds * video.ClockRate;
    }

    private void Convert(string reason)
    {
        _transcoder = transcode(_init!);
        if (_transcoder is null)
        {
            // Long groups are shown as they are when nobody can convert them; the rest no browser shows.
            _hasLongGroups = false;
            if (reason != FaultStates.LongGroups)
            {
                Converts = reason;
                End(PictureFault.TranscoderBusy);
            }

            return;
        }

        Converts = reason;
        writer.LiveState = FaultStates.Transcoded(PictureFault.Transcoded, reason);
        _watching = EndWithAsync(_transcoder);
        foreach (var (fragment, isKey) in _opening.Take())
        {
            _transcoder.Offer(fragment, isKey);
        }
    }

    private async Task EndWithAsync(Transcoder transcoder) => End(await transcoder.Running.ConfigureAwait(false));

    private void End(PictureFault fault)
    {
        if (!_ended.Task.IsCompleted)
        {
            Fault = fault;
            _ended.TrySetResult();
        }
    }
}
