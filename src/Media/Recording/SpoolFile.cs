using System.Buffers;
using LiveView.Media.Recording.Segments;

namespace LiveView.Media.Recording;

/// <summary>
/// A segment that is being written: records are made in memory by whoever reads the feed, and written by the spool's own thread. Nobody
/// but that thread ever waits for the disk.
/// </summary>
internal sealed class SpoolFile(string path, SegmentWriter writer, Func<string, Stream> open) : IDisposable
{
    private readonly Lock _gate = new();
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _writing = new();
    private int _written;
    private Stream? _file;
    private bool _closing;
    private bool _dirty;

    public string Path => path;

    public SegmentHeader Header => writer.Header;

    /// <summary>Everything that was made is on the disk, and nothing follows.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Why the disk refused; null while it does not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Bytes that wait for the disk.</summary>
    public long Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.WrittenCount + _writing.WrittenCount;
            }
        }
    }

    /// <summary>Length of the segment, what waits included.</summary>
    public long Length
    {
        get
        {
            lock (_gate)
            {
                return writer.Length;
            }
        }
    }

    /// <summary>Headers of the records that can be read from the file.</summary>
    public RecordHeader[] Written
    {
        get
        {
            lock (_gate)
            {
                return [.. writer.Records.Take(_written).Where(each => each.Kind != RecordKind.Index)];
            }
        }
    }

    public void Add(Action<SegmentWriter, IBufferWriter<byte>> record)
    {
        lock (_gate)
        {
            record(writer, _waiting);
        }
    }

    /// <summary>Whether nothing follows.</summary>
    public bool IsClosing
    {
        get
        {
            lock (_gate)
            {
                return _closing;
            }
        }
    }

    /// <summary>Nothing follows: the index is written, and the file is then finished.</summary>
    /// <returns>False when it was closed already, or when the disk has refused.</returns>
    public bool TryClose()
    {
        lock (_gate)
        {
            if (_closing || Failure is not null)
            {
                return false;
            }

            _closing = true;
            writer.Close(_waiting);
            return true;
        }
    }

    /// <summary>Writes what waits. Called by the spool's thread alone.</summary>
    /// <param name="sync">Whether it must survive a loss of power too.</param>
    /// <returns>False when the disk refuses: <see cref="Failure"/>.</returns>
    public bool Write(bool sync)
    {
        int records;
        bool closing;
        lock (_gate)
        {
            (_waiting, _writing) = (_writing, _waiting);
            records = writer.Records.Count;
            closing = _closing;
        }

        try
        {
            _file ??= open(path);
            if (_writing.WrittenCount > 0)
            {
                _file.Write(_writing.WrittenSpan);
                _dirty = true;
            }

            if (_dirty && (sync || closing) && _file is FileStream file)
            {
                file.Flush(flushToDisk: true);
                _dirty = false;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            lock (_gate)
            {
                Failure = e;
            }

            return false;
        }

        lock (_gate)
        {
            _writing.ResetWrittenCount();
            _written = records;
        }

        if (closing)
        {
            _file.Dispose();
            IsFinished = true;
        }

        return true;
    }

    public void Dispose()
    {
        _file?.Dispose();
        lock (_gate)
        {
            writer.Dispose();
        }
    }
}
