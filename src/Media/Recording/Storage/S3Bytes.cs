using LiveView.Media.Recording.Segments;

namespace LiveView.Media.Recording.Storage;

/// <summary>The bytes of what a store that speaks S3 keeps, fetched piece by piece.</summary>
internal sealed class S3Bytes(S3RecordingStore store, string name, long length) : ISegmentBytes
{
    public long Length => length;

    public async ValueTask<int> ReadAsync(long offset, Memory<byte> to, CancellationToken cancellation)
    {
        var wanted = to[..(int)Math.Clamp(length - offset, 0, to.Length)];
        return wanted.IsEmpty ? 0 : await store.ReadAsync(name, offset, wanted, cancellation).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
