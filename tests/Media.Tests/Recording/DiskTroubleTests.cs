using LiveView.Media.Feeds;
using LiveView.Media.Recording;
using LiveView.Media.Recording.Reading;
using LiveView.Media.Recording.Segments;
using LiveView.Media.Tests.Feeds;

namespace LiveView.Media.Tests.Recording;

/// <summary>A disk that is full, slow or broken is seen, and costs no viewer a frame.</summary>
public class DiskTroubleTests
{
    [Fact]
    public async Task A_disk_that_hangs_costs_the_viewers_nothing_and_the_recording_a_gap_that_is_written()
    {
        using var hangs = new ManualResetEventSlim(true);
        await using var bench = new RecordingBench(
            options: new RecordingOptions { QueueMegabytes = 1 }, open: path => new DiskOf(path, () => hangs.Wait(TimeSpan.FromSeconds(30))));
        using var viewer = bench.FeedBench.Feed.Subscribe();
        await bench.RecordAsync();
        bench.FeedBench.Key();
        await bench.WrittenAsync(1);

        hangs.Reset();
        var shown = 1 + await bench.KeysUntilAsync(() => bench.Conditions.Contains(GapCause.DiskSlow));
        hangs.Set();
        shown += await bench.KeysUntilAsync(() => bench.Conditions[^1] == "recording");
        await bench.StopAsync();

        Assert.Equal(shown, FeedBench.Pictures(FeedBench.Drain(viewer)).Count());
        Assert.Equal(0, viewer.Dropped);
        var gap = (await bench.ReadAsync()).OfType<RecordedItem.Gap>().Last(each => each.Missing.Cause == GapCause.DiskSlow).Missing;
        Assert.True(gap.Dropped > 0);
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task A_full_disk_stops_the_recording_before_others_need_the_room_and_is_told()
    {
        await using var bench = new RecordingBench(keepFree: long.MaxValue);
        using var viewer = bench.FeedBench.Feed.Subscribe();
        await bench.RecordAsync();
        await bench.KeysUntilAsync(() => bench.Conditions.Contains(GapCause.DiskFull));
        await bench.StopAsync();

        Assert.Contains("schijf", RecordingCondition.Of(GapCause.DiskFull).Message!.Nl, StringComparison.Ordinal);
        Assert.Equal(0, viewer.Dropped);
        Assert.IsType<FeedMessage.Picture>(FeedBench.Drain(viewer)[^1]);
    }

    [Fact]
    public async Task A_disk_that_refuses_ends_the_take_and_the_next_one_begins_with_the_gap()
    {
        var refuses = false;
        await using var bench = new RecordingBench(open: path => new DiskOf(path, () =>
        {
            if (Volatile.Read(ref refuses))
            {
                throw new IOException("No space left on device");
            }
        }));
        await bench.RecordAsync();
        bench.FeedBench.Key();
        bench.FeedBench.Deltas(3);
        await bench.WrittenAsync(4);
        Volatile.Write(ref refuses, true);
        await bench.KeysUntilAsync(() => bench.Conditions.Contains(GapCause.DiskFailed));
        Volatile.Write(ref refuses, false);
        await bench.KeysUntilAsync(() => bench.Conditions[^1] == "recording" && bench.Sealed.Count > 0);
        await bench.StopAsync();

        var segments = await bench.VerifyAsync();
        Assert.True(segments.Select(each => each.Header.Take).Distinct().Count() >= 2);
        Assert.Equal(4, segments[0].Fragments);
        Assert.Contains((await bench.ReadAsync()).OfType<RecordedItem.Gap>(), each => each.Missing.Cause == GapCause.DiskFailed);
    }

    /// <summary>A file on a disk that may hang or refuse: what no test can have of a real one.</summary>
    private sealed class DiskOf(string path, Action beforeWrite) : Stream
    {
        private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _file.Length;

        public override long Position { get => _file.Position; set => throw new NotSupportedException(); }

        public override void Flush() => _file.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            beforeWrite();
            _file.Write(buffer);
        }

        protected override void Dispose(bool disposing)
        {
            _file.Dispose();
            base.Dispose(disposing);
        }
    }
}
