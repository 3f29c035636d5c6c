using LiveView.Media.Ingest;
using LiveView.Media.Recording.Segments;
using LiveView.Media.Recording.Storage;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Recording;

/// <summary>
/// Where segments are written until they are whole, by one thread for all cameras of the node: a disk has one head. What an earlier program
/// left half is closed and kept at the start.
/// </summary>
public sealed class RecordingSpool : IAsyncDisposable
{
    private const string Extension = ".segment";
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_sync = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_orderlyStop = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly List<SpoolFile> _files = [];
    private readonly AutoResetEvent _wake = new(false);
    private readonly FileStream _lock;
    private readonly string _directory;
    private readonly SegmentKeeper _keeper;
    private readonly long _keepFree;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Func<string, Stream> _open;
    private readonly Task _writing;
    private bool _stopping;

    /// <summary>Takes a spool directory into use.</summary>
    /// <param name="directory">The directory; made when it is not there.</param>
    /// <param name="keepFree">Bytes that are left free on its disk.</param>
    /// <param name="store">Where finished segments are kept.</param>
    /// <param name="keys">The keys of incidents.</param>
    /// <param name="listener">Hears of finished segments.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Event ids 6400 to 6449.</param>
    /// <param name="open">Makes the file of a segment; null for one on the disk.</param>
    /// <exception cref="IOException">Another program uses the directory, or it cannot be used.</exception>
    public RecordingSpool(
        string directory, long keepFree, IRecordingStore store, RecordingKeys keys, IRecordingListener listener, TimeProvider time, ILogger logger,
        Func<string, Stream>? open = null)
    {
        _directory = Path.GetFullPath(directory);
        _keepFree = keepFree;
        _time = time;
        _logger = logger;
        _open = open ?? PrivateFiles.Create;
        PrivateFiles.MakeDirectory(_directory);
        _lock = new FileStream(Path.Combine(_directory, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        _keeper = new SegmentKeeper(_directory, store, keys, listener, time, logger);
        foreach (var left in Directory.EnumerateFiles(_directory, "*" + Extension).Order(StringComparer.Ordinal).ToArray())
        {
            _keeper.Expect();
            _keeper.Keep(left, whenKept: null);
        }

        _keeper.TellWhatWasNotTold();
        _writing = OwnThread.RunAsync("recording spool", Write);
    }

    /// <summary>Whether too little room is left to begin or go on.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Completes when nothing that was closed until now still waits to be kept and told of.</summary>
    public Task KeptAsync() => _keeper.IdleAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = true;
            foreach (var file in _files)
            {
                Close(file);
            }
        }

        _wake.Set();
        try
        {
            // A disk that hangs must not keep the program from stopping: what is not written is lost, what is torn is mended at the next start.
            await _writing.WaitAsync(s_orderlyStop, _time).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            RecordingLog.DiskRefused(_logger, e);
        }

        await _keeper.DisposeAsync().ConfigureAwait(false);
        await _lock.DisposeAsync().ConfigureAwait(false);
    }

    internal SpoolFile Begin(SegmentHeader header, ReadOnlySpan<byte> incidentKey, TakeChain chain)
    {
        var writer = new SegmentWriter(header, incidentKey, chain);
        var file = new SpoolFile(Path.Combine(_directory, $"{header.StartedAt.Microseconds:D18}-{header.Take}-{header.Number:D6}{Extension}"), writer, _open);
        file.Add((segment, to) => segment.Begin(to));
        lock (_gate)
        {
            _files.Add(file);
        }

        return file;
    }

    /// <summary>Segments of a camera in an incident that are not kept yet, oldest first.</summary>
    internal IReadOnlyList<SpoolFile> FilesOf(Domain.Identifiers.IncidentId incident, Domain.Identifiers.CameraId camera)
    {
        lock (_gate)
        {
            return [.. _files.Where(file => file.Header.Incident == incident && file.Header.Camera == camera)];
        }
    }

    /// <summary>Nothing follows in a file: it is finished, kept and told of.</summary>
    internal void Close(SpoolFile file)
    {
        if (file.TryClose())
        {
            _keeper.Expect();
            _wake.Set();
        }
    }

    private void Write()
    {
        var synced = _time.GetTimestamp();
        while (true)
        {
            SpoolFile[] files;
            bool stopping;
            lock (_gate)
            {
                stopping = _stopping;
                files = [.. _files];
            }

            var sync = _time.GetElapsedTime(synced) >= s_sync;
            if (sync)
            {
                synced = _time.GetTimestamp();
                LookForRoom();
            }

            foreach (var file in files.Where(file => !file.IsFinished && file.Failure is null))
            {
                WriteOne(file, sync);
            }

            if (stopping)
            {
                return;
            }

            _wake.WaitOne(s_pace);
        }
    }

    private void WriteOne(SpoolFile file, bool sync)
    {
        if (!file.Write(sync))
        {
            RecordingLog.DiskRefused(_logger, file.Failure!);
        }

        if (file.IsFinished || file.Failure is not null)
        {
            if (!file.IsClosing)
            {
                _keeper.Expect();
            }

            file.Dispose();
            _keeper.Keep(file.Path, () => Forget(file));
        }
    }

    private void Forget(SpoolFile file)
    {
        lock (_gate)
        {
            _files.Remove(file);
        }
    }

    private void LookForRoom()
    {
        try
        {
            IsFull = new DriveInfo(_directory).AvailableFreeSpace < _keepFree;
        }
        catch (IOException e)
        {
            RecordingLog.DiskRefused(_logger, e);
        }
    }
}
