using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;
using LiveView.Domain.Identifiers;
using LiveView.Media.Recording.Reading;
using LiveView.Media.Recording.Segments;
using LiveView.Media.Recording.Storage;

namespace LiveView.Benchmarks;

/// <summary>One hour of one camera, made at once instead of in an hour: what it costs to write, to check, and to find a moment in.</summary>
internal sealed class RecordingBench : IBench
{
    private const int FramesPerSecond = 25;
    private const int Seconds = 3600;
    private const int SegmentSeconds = 60;
    private const int KeyFrameBytes = 107_000;
    private const int FrameBytes = 16_400;
    private const int Seeks = 200;

    public string Name => "recording";

    public string Measures => "an hour of one 4 Mbit/s camera: cost of writing, seconds to verify it, time of a seek";

    public async Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        var root = Directory.CreateTempSubdirectory("live-view-recording-").FullName;
        try
        {
            using var master = FileMasterKey.Open(Path.Combine(root, "master.key"));
            var store = new DiskRecordingStore(Path.Combine(root, "kept"));
            var keys = new RecordingKeys(store, master);
            var (incident, camera) = (IncidentId.Parse("bench"), CameraId.Parse("camera"));
            var key = await keys.GetOrMakeAsync(incident, cancellation);

            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var bytes = await WriteAsync(root, store, incident, camera, key, cancellation);
            var writing = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;

            var verifying = Stopwatch.StartNew();
            var frames = 0;
            await foreach (var name in store.ListAsync(RecordingNames.Of(incident), cancellation))
            {
                frames += (await SegmentVerifier.VerifyAsync((await store.OpenAsync(name, cancellation))!, key, null, cancellation)).Fragments;
            }

            verifying.Stop();
            var seeks = await SeekAsync(new RecordingLibrary(store, keys, null, TimeProvider.System), incident, camera, cancellation);
            var figures = new Dictionary<string, double>
            {
                ["recording_gb"] = bytes / 1e9,
                ["recording_frames"] = frames,
                ["recording_write_core_share"] = writing / Seconds,
                ["recording_verify_seconds"] = verifying.Elapsed.TotalSeconds,
                ["recording_verify_mb_per_s"] = bytes / 1e6 / verifying.Elapsed.TotalSeconds,
                ["recording_seek_p50_ms"] = seeks[seeks.Count / 2],
                ["recording_seek_p95_ms"] = seeks[seeks.Count * 95 / 100],
            };
            foreach (var (figure, value) in figures)
                Console.WriteLine($"  {figure,-30} {value:0.####}");
            return new BenchOutcome(figures, frames == Seconds * FramesPerSecond && figures["recording_seek_p95_ms"] <= 500);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static PictureTime At(int frame) => new(frame * 1_000_000L / FramesPerSecond);

    private static async Task<long> WriteAsync(
        string root, DiskRecordingStore store, IncidentId incident, CameraId camera, byte[] key, CancellationToken cancellation)
    {
        var (keyFrame, frame) = (RandomNumberGenerator.GetBytes(KeyFrameBytes), RandomNumberGenerator.GetBytes(FrameBytes));
        var take = TakeId.Parse("take");
        var chain = TakeChain.Start(incident, camera, take);
        var total = 0L;
        for (var segment = 0; segment < Seconds / SegmentSeconds; segment++)
        {
            var first = segment * SegmentSeconds * FramesPerSecond;
            var header = new SegmentHeader(
                incident, camera, take, segment + 1, At(first), chain.Head, chain.Init, chain.Position,
                Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
            var file = Path.Combine(root, "segment");
            var buffer = new ArrayBufferWriter<byte>();
            using var writer = new SegmentWriter(header, key, chain);
            await using (var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0))
            {
                writer.Begin(buffer);
                writer.Init(buffer, At(first), 1, frame.AsSpan(0, 800));
                for (var i = first; i < first + SegmentSeconds * FramesPerSecond; i++)
                {
                    var isKeyFrame = i % FramesPerSecond == 0;
                    var content = isKeyFrame ? keyFrame : frame;
                    writer.Fragment(buffer, At(i), 1, i + 1, i * 3600L, isKeyFrame, content, ChainHash.Of(content));
                    if (i % 5 == 4)
                    {
                        await FlushAsync(stream, buffer, cancellation);
                    }
                }

                writer.Close(buffer);
                await FlushAsync(stream, buffer, cancellation);
            }

            total += writer.Length;
            await store.TakeInAsync(RecordingNames.Of(header), file, cancellation);
        }

        return total;
    }

    private static async Task FlushAsync(FileStream stream, ArrayBufferWriter<byte> buffer, CancellationToken cancellation)
    {
        await stream.WriteAsync(buffer.WrittenMemory, cancellation);
        buffer.ResetWrittenCount();
    }

    /// <summary>From the wish to the picture that was wished for, the key frame before it and all between included; milliseconds, sorted.</summary>
    private static async Task<List<double>> SeekAsync(RecordingLibrary library, IncidentId incident, CameraId camera, CancellationToken cancellation)
    {
        var took = new List<double>();
        for (var i = 0; i < Seeks; i++)
        {
            var wanted = At(RandomNumberGenerator.GetInt32(Seconds * FramesPerSecond));
            var since = Stopwatch.GetTimestamp();
            await foreach (var item in library.ReadAsync(incident, camera, wanted.Instant, null, follow: true, cancellation))
            {
                if (item is RecordedItem.Picture { BeforeTarget: false } picture)
                {
                    took.Add(picture.Record.Time == wanted ? Stopwatch.GetElapsedTime(since).TotalMilliseconds : double.PositiveInfinity);
                    break;
                }
            }
        }

        took.Sort();
        return took;
    }
}
