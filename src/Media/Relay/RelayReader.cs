using System.Buffers.Binary;

namespace LiveView.Media.Relay;

/// <summary>Reads records from a relay connection. A node that says nothing for three seconds is gone, whatever TCP believes.</summary>
internal sealed class RelayReader(Stream from, TimeProvider time)
{
    /// <summary>A frozen peer does not close its connection; it only falls silent.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly byte[] _length = new byte[RelayRecord.LengthBytes];
    private byte[] _record = new byte[64 * 1024];

    /// <summary>Bytes that came.</summary>
    public long Bytes { get; private set; }

    /// <returns>The record, its kind first, good until the next is read; empty when the connection ended between two.</returns>
    /// <exception cref="RelayFormatException">What came is no record.</exception>
    /// <exception cref="TimeoutException">Nothing came for too long.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation)
    {
        if (!await FillAsync(_length, cancellation).ConfigureAwait(false))
        {
            return default;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(_length);
        if (length is < 1 or > RelayRecord.MostBytes)
        {
            throw new RelayFormatException($"A record of {length} bytes; 1 to {RelayRecord.MostBytes} can be right.");
        }

        if (length > _record.Length)
        {
            _record = new byte[Math.Min(Math.Max(length, 2 * _record.Length), RelayRecord.MostBytes)];
        }

        return await FillAsync(_record.AsMemory(0, length), cancellation).ConfigureAwait(false)
            ? _record.AsMemory(0, length)
            : throw new RelayFormatException("The connection ended in the middle of a record.");
    }

    private async ValueTask<bool> FillAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        while (!buffer.IsEmpty)
        {
            using var watch = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, watch.Token);
            int count;
            try
            {
                count = await from.ReadAsync(buffer, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"Nothing came for {Patience.TotalSeconds:0} s.");
            }

            if (count == 0)
            {
                return false;
            }

            Bytes += count;
            buffer = buffer[count..];
        }

        return true;
    }
}
