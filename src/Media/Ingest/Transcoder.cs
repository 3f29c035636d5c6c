using System.Collections.Concurrent;
using LiveView.Media.Feeds;
using LiveView.Media.Mp4;

namespace LiveView.Media.Ingest;

/// <summary>
/// Converts the pictures of one run to H.264 that every browser shows, in an ffmpeg that reads them from us: one per camera, however many
/// watch. A converter that cannot keep up loses whole groups of pictures, never the order.
/// </summary>
internal sealed class Transcoder : IAsyncDisposable
{
    private const int MostWaiting = 64;
    private const long MostWaitingBytes = 16 * 1024 * 1024;
    private readonly BlockingCollection<byte[]> _waiting = new(new ConcurrentQueue<byte[]>());
    private readonly CancellationTokenSource _stop = new();
    private readonly IDisposable _seat;
    private readonly Task<PictureFault> _running;
    private long _waitingBytes;
    private bool _waitsForKey;

    /// <param name="seat">Given back at the end.</param>
    /// <param name="launcher">Starts ffmpeg.</param>
    /// <param name="throttle">When it may start.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="source">What the pictures are decoded with.</param>
    /// <param name="receiver">Gets the converted pictures.</param>
    /// <param name="time">The clock.</param>
    public Transcoder(
        IDisposable seat, ProcessLauncher launcher, StartThrottle throttle, MediaNodeOptions options, InitSegment source, RunReceiver receiver, TimeProvider time)
    {
        _seat = seat;
        _waiting.Add(source.Bytes.ToArray());
        _running = RunAsync(launcher, throttle, options, receiver, time);
    }

    /// <summary>Ends when it converts no more; the result says why.</summary>
    public Task<PictureFault> Running => _running;

    /// <summary>Pictures that it could not keep up with.</summary>
    public long Skipped { get; private set; }

    /// <summary>Takes one picture; never waits.</summary>
    /// <param name="fragment">The picture as a fragment.</param>
    /// <param name="isKey">Whether a decoder can start here.</param>
    public void Offer(byte[] fragment, bool isKey)
    {
        _waitsForKey = _waitsForKey && !isKey;
        if (_waitsForKey || _waiting.Count >= MostWaiting || Interlocked.Read(ref _waitingBytes) + fragment.Length > MostWaitingBytes)
        {
            _waitsForKey = true;
            Skipped++;
            return;
        }

        Interlocked.Add(ref _waitingBytes, fragment.Length);
        _waiting.Add(fragment);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _seat.Dispose();
        _waiting.Dispose();
        _stop.Dispose();
    }

    private async Task<PictureFault> RunAsync(
        ProcessLauncher launcher, StartThrottle throttle, MediaNodeOptions options, RunReceiver receiver, TimeProvider time)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            using var turn = await throttle.EnterAsync(_stop.Token).ConfigureAwait(false);
            await using var ffmpeg = await FfmpegProcess.StartAsync(
                launcher, options, FfmpegArguments.TranscodeInput, options.MostTranscoderShare, receiver, time).ConfigureAwait(false);
            if (ffmpeg is null)
            {
                return PictureFault.NoFfmpeg;
            }

            var feeding = OwnThread.RunAsync("ffmpeg input", () => Feed(ffmpeg.Input, turn));
            try
            {
                while (!ffmpeg.Pictures.IsCompleted && !ffmpeg.IsTooBusy())
                {
                    await Task.WhenAny(ffmpeg.Pictures, Task.Delay(options.ProcessorWindow, time, _stop.Token)).ConfigureAwait(false);
                    _stop.Token.ThrowIfCancellationRequested();
                }
            }
            finally
            {
                await _stop.CancelAsync().ConfigureAwait(false);
                await ffmpeg.DisposeAsync().ConfigureAwait(false);
                await feeding.ConfigureAwait(false);
            }

            return ffmpeg.IsBad ? PictureFault.BadStream : ffmpeg.Diagnosis.Fault is var fault and not PictureFault.None ? fault : PictureFault.Unknown;
        }
        catch (OperationCanceledException)
        {
            return PictureFault.None;
        }
    }

    private void Feed(Stream input, IDisposable turn)
    {
        const int started = 8;
        try
        {
            var fed = 0;
            foreach (var fragment in _waiting.GetConsumingEnumerable(_stop.Token))
            {
                input.Write(fragment);
                input.Flush();
                Interlocked.Add(ref _waitingBytes, fed == 0 ? 0 : -fragment.Length);
                if (++fed == started)
                {
                    turn.Dispose();
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // It ended, or is to end; whoever reads its pictures says why.
        }
    }
}
