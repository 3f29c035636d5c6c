using System.Buffers;
using System.Security.Cryptography;
using LiveView.Domain.Identifiers;
using LiveView.Media.Recording;
using LiveView.Media.Recording.Segments;
using LiveView.Media.Tests.Mp4;

namespace LiveView.Media.Tests.Recording;

public class SegmentTests
{
    private static readonly byte[] s_key = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public async Task A_segment_that_was_closed_verifies_and_gives_its_head()
    {
        var (bytes, head) = Segment();

        var index = await SegmentVerifier.VerifyAsync(new MemoryBytes(bytes), s_key, head, default);

        Assert.Equal((50, 1, true), (index.Fragments, index.Gaps, index.IsClosed));
    }

    [Fact]
    public async Task A_thousand_random_changes_of_one_byte_are_all_found()
    {
        var (bytes, head) = Segment();
        for (var i = 0; i < 1_000; i++)
        {
            var (at, by) = (RandomNumberGenerator.GetInt32(bytes.Length), (byte)RandomNumberGenerator.GetInt32(1, 256));
            var changed = (byte[])bytes.Clone();
            changed[at] ^= by;

            await Assert.ThrowsAnyAsync<SegmentDamagedException>(
                () => SegmentVerifier.VerifyAsync(new MemoryBytes(changed), s_key, head, default));
        }
    }

    [Fact]
    public async Task A_letter_of_the_header_in_the_other_case_is_found()
    {
        var (bytes, head) = Segment();
        for (var at = 0; at < 600; at++)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= 0x20;

            await Assert.ThrowsAnyAsync<SegmentDamagedException>(
                () => SegmentVerifier.VerifyAsync(new MemoryBytes(changed), s_key, head, default));
        }
    }

    [Theory]
    [InlineData('g')]
    [InlineData('\u001f')]
    [InlineData('"')]
    public async Task A_salt_that_is_no_hexadecimal_is_found(char instead)
    {
        var (bytes, head) = Segment();
        var salt = bytes.AsSpan().IndexOf("Salt\":\""u8) + "Salt\":\"".Length;
        for (var at = salt; at < salt + (2 * SegmentHeader.SaltLength); at++)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] = (byte)instead;

            await Assert.ThrowsAnyAsync<SegmentDamagedException>(
                () => SegmentVerifier.VerifyAsync(new MemoryBytes(changed), s_key, head, default));
        }
    }

    [Fact]
    public async Task A_segment_that_is_cut_short_or_longer_than_it_was_is_found()
    {
        var (bytes, head) = Segment();
        foreach (var changed in new[] { bytes[..^1], bytes[..^16], bytes[..(bytes.Length / 2)], [.. bytes, 0], [.. bytes, .. bytes] })
        {
            await Assert.ThrowsAnyAsync<SegmentDamagedException>(
                () => SegmentVerifier.VerifyAsync(new MemoryBytes(changed), s_key, head, default));
        }
    }

    [Fact]
    public async Task Another_whole_segment_in_its_place_is_found_by_the_head_in_the_log()
    {
        var (_, head) = Segment();
        var (other, _) = Segment();

        await Assert.ThrowsAsync<SegmentDamagedException>(() => SegmentVerifier.VerifyAsync(new MemoryBytes(other), s_key, head, default));
    }

    [Fact]
    public async Task With_another_key_nothing_can_be_read()
    {
        var (bytes, head) = Segment();
        await using var reader = await SegmentReader.OpenAsync(new MemoryBytes(bytes), RandomNumberGenerator.GetBytes(32), default);

        await Assert.ThrowsAsync<SegmentDamagedException>(() => reader.IndexAsync(default));
        Assert.Empty((await reader.ScanAsync(null, default)).Records);
        Assert.NotEqual(default, head);
    }

    [Fact]
    public async Task Wherever_the_write_stopped_every_whole_record_is_there_and_the_mended_segment_verifies()
    {
        var (bytes, _) = Segment();
        var file = Path.GetTempFileName();
        var whole = await (await OpenAsync(bytes)).IndexAsync(default);
        for (var end = whole.Records[0].Offset; end < bytes.Length - 16; end += 977)
        {
            await File.WriteAllBytesAsync(file, bytes[..(int)end]);
            await using var reader = await OpenAsync(bytes[..(int)end]);
            var found = await reader.IndexAsync(default);

            SegmentMending.Close(file, s_key, found, (int)whole.Records[0].Offset);
            var mended = await SegmentVerifier.VerifyAsync(new MemoryBytes(await File.ReadAllBytesAsync(file)), s_key, null, default);

            var expected = whole.Records.Where(each => each.Offset + each.Record.RecordLength <= end).ToArray();
            Assert.Equal(expected, found.Records);
            Assert.Equal(expected, mended.Records);
            Assert.False(found.IsClosed);
        }

        File.Delete(file);
    }

    [Fact]
    public async Task A_segment_closed_again_after_a_crash_has_the_same_bytes()
    {
        var (bytes, _) = Segment();
        var file = Path.GetTempFileName();
        var index = await (await OpenAsync(bytes)).IndexAsync(default);
        await File.WriteAllBytesAsync(file, bytes[..^20]);

        SegmentMending.Close(file, s_key, index, (int)index.Records[0].Offset);

        Assert.Equal(bytes, await File.ReadAllBytesAsync(file));
        File.Delete(file);
    }

    private static async ValueTask<SegmentReader> OpenAsync(byte[] bytes) => await SegmentReader.OpenAsync(new MemoryBytes(bytes), s_key, default);

    private static (byte[] Bytes, ChainHash Head) Segment()
    {
        var pieces = Streams.Cut(Streams.H264);
        var (incident, camera, take) = (IncidentId.Parse("i1"), CameraId.Parse("c1"), TakeId.Parse(Guid.NewGuid().ToString("N")));
        var chain = TakeChain.Start(incident, camera, take);
        var header = new SegmentHeader(
            incident, camera, take, 1, new PictureTime(1_000), chain.Head, chain.Init, 0, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        using var writer = new SegmentWriter(header, s_key, chain);
        var bytes = new ArrayBufferWriter<byte>();
        writer.Begin(bytes);
        writer.Gap(bytes, GapCause.NoPicture, new PictureTime(500), new PictureTime(1_000), 0);
        writer.Init(bytes, new PictureTime(1_000), 1, pieces.Init.Bytes.Span);
        for (var i = 0; i < pieces.Fragments.Count; i++)
        {
            var cut = pieces.Fragments[i];
            var content = cut.Memory.Span[cut.Headroom..];
            writer.Fragment(
                bytes, new PictureTime(1_000 + i * 40_000), 1, i + 1, cut.DecodeTime, cut.IsKeyFrame, content, ChainHash.Of(content));
        }

        writer.Close(bytes);
        return (bytes.WrittenSpan.ToArray(), chain.Head);
    }

    private sealed class MemoryBytes(byte[] bytes) : ISegmentBytes
    {
        public long Length => bytes.Length;

        public ValueTask<int> ReadAsync(long offset, Memory<byte> to, CancellationToken cancellation)
        {
            var count = (int)Math.Clamp(bytes.Length - offset, 0, to.Length);
            bytes.AsMemory((int)Math.Min(offset, bytes.Length), count).CopyTo(to);
            return ValueTask.FromResult(count);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
