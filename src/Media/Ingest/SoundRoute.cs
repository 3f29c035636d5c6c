using LiveView.Media.Feeds;
using LiveView.Media.Mp4;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Ingest;

/// <summary>Leads the sound of one visit to the feed, one fragment for each piece: a listener can begin at any.</summary>
/// <param name="writer">The feed.</param>
/// <param name="watch">Told of every piece.</param>
/// <param name="config">How it is coded.</param>
/// <param name="clockRate">Units of its time per second.</param>
internal sealed class SoundRoute(FeedWriter writer, FrameWatch watch, AacConfig config, int clockRate) : ICodedSoundReceiver
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly uint _duration = (uint)((long)config.FrameSamples * clockRate / config.SampleRate);
    private long _least;
    private bool _begun;

    /// <summary>Ends when nobody listens any more.</summary>
    public Task Ended => _ended.Task;

    /// <inheritdoc />
    public void OnSound(in CodedSound sound)
    {
        if (!_begun)
        {
            _begun = true;
            Go(writer.Publish(InitWriter.Aac(config, clockRate)));
        }

        // Packets may claim a time before one that was passed on; decoders want times that rise.
        var time = Math.Max(_least, sound.Time);
        _least = time + 1;
        var fragment = FragmentWriter.Cut(sound.Unit, Fragment.Headroom, new SampleTimes(time, 0, _duration, IsKey: true));
        fragment.CapturedAt = sound.CapturedAt;
        Go(writer.Publish(fragment));
        watch.OnFrame();
    }

    private void Go(bool on)
    {
        if (!on)
        {
            _ended.TrySetResult();
        }
    }
}
