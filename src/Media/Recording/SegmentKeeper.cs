using System.Text.Json;
using System.Threading.Channels;
using LiveView.Media.Recording.Segments;
using LiveView.Media.Recording.Storage;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Recording;

/// <summary>
/// Brings closed segments from the spool to where they are kept, and tells of each, one after another and until it succeeds. Before a
/// segment leaves the spool a note of what is to be told is left there, so that no crash makes the log miss one.
/// </summary>
internal sealed class SegmentKeeper : IAsyncDisposable
{
    private const string NoteExtension = ".sealed";
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(2);

    private readonly Channel<(string File, Action? WhenKept)> _files = Channel.CreateUnbounded<(string, Action?)>(new() { SingleReader = true });
    private readonly Channel<string> _notes = Channel.CreateUnbounded<string>(new() { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly string _directory;
    private readonly IRecordingStore _store;
    private readonly RecordingKeys _keys;
    private readonly IRecordingListener _listener;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Task _working;
    private readonly Lock _gate = new();
    private TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RecordingCondition _storeSays = RecordingCondition.StoreAccepts;
    private int _open;

    public SegmentKeeper(
        string directory, IRecordingStore store, RecordingKeys keys, IRecordingListener listener, TimeProvider time, ILogger logger)
    {
        _directory = directory;
        _store = store;
        _keys = keys;
        _listener = listener;
        _time = time;
        _logger = logger;
        _idle.SetResult();
        _working = Task.WhenAll(KeepAllAsync(), TellAllAsync());
    }

    /// <summary>A segment will be given to <see cref="Keep"/>: until it is kept and told of, this is not idle.</summary>
    public void Expect()
    {
        lock (_gate)
        {
            if (_open++ == 0)
            {
                _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Has a segment kept; it is closed first if it is not.</summary>
    /// <param name="file">Its path in the spool.</param>
    /// <param name="whenKept">Called when it is no longer in the spool.</param>
    public void Keep(string file, Action? whenKept)
    {
        _files.Writer.TryWrite((file, whenKept));
    }

    /// <summary>Has told what an earlier program could not tell.</summary>
    public void TellWhatWasNotTold()
    {
        foreach (var note in Directory.EnumerateFiles(_directory, "*" + NoteExtension))
        {
            Expect();
            _notes.Writer.TryWrite(note);
        }
    }

    public Task IdleAsync()
    {
        lock (_gate)
        {
            return _idle.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _files.Writer.TryComplete();
        _stop.CancelAfter(TimeSpan.FromSeconds(3));
        await _working.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task KeepAllAsync()
    {
        await foreach (var (file, whenKept) in _files.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            await TryUntilDoneAsync(file, () => KeepAsync(file)).ConfigureAwait(false);
            whenKept?.Invoke();
            End();
        }

        _notes.Writer.TryComplete();
    }

    private async Task TellAllAsync()
    {
        await foreach (var note in _notes.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            await TryUntilDoneAsync(note, () => TellAsync(note)).ConfigureAwait(false);
            End();
        }
    }

    private async Task TryUntilDoneAsync(string file, Func<Task> work)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await work().ConfigureAwait(false);
                return;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is SegmentDamagedException or System.Security.Cryptography.CryptographicException)
            {
                RecordingLog.NotRecovered(_logger, e, Path.GetFileName(file));
                return;
            }
#pragma warning disable CA1031 // A disk or a listener that fails now may not fail in a while, and the segment must not be lost meanwhile.
            catch (Exception e)
            {
                RecordingLog.NotKept(_logger, e, Path.GetFileName(file));
            }
#pragma warning restore CA1031

            await Task.Delay(s_again, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task KeepAsync(string file)
    {
        if (await CloseAsync(file).ConfigureAwait(false) is not { } segment)
        {
            File.Delete(file);
            return;
        }

        var note = file + NoteExtension;
        File.Delete(note);
        PrivateFiles.Write(note, JsonSerializer.SerializeToUtf8Bytes(segment.Sealed));
        await AskStoreAsync(segment.Header, async () =>
        {
            await _store.TakeInAsync(RecordingNames.Of(segment.Header), file, _stop.Token).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        await TellAsync(segment.Header, RecordingCondition.StoreAccepts).ConfigureAwait(false);
        Expect();
        _notes.Writer.TryWrite(note);
    }

    private async Task<T> AskStoreAsync<T>(SegmentHeader of, Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await TellAsync(of, RecordingCondition.StoreRefuses).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Tells each change of it once.</summary>
    private async Task TellAsync(SegmentHeader of, RecordingCondition store)
    {
        if (store.Code != _storeSays.Code)
        {
            _storeSays = store;
            await _listener.OnConditionAsync(of.Incident, of.Camera, store, _stop.Token).ConfigureAwait(false);
        }
    }

    private async Task TellAsync(string note)
    {
        var segment = JsonSerializer.Deserialize<SealedSegment>(await File.ReadAllBytesAsync(note, _stop.Token).ConfigureAwait(false))!;
        await _listener.OnSealedAsync(segment, _stop.Token).ConfigureAwait(false);
        File.Delete(note);
    }

    /// <summary>Reads what is in a segment, and closes one that was left open. Null when nothing of it is worth keeping.</summary>
    private async Task<(SegmentHeader Header, SealedSegment Sealed)?> CloseAsync(string file)
    {
        if (await HeaderAsync(file).ConfigureAwait(false) is not var (header, start))
        {
            return null;
        }

        SegmentIndex index;
        if (await AskStoreAsync(header, () => _keys.FindAsync(header.Incident, _stop.Token)).ConfigureAwait(false) is not { } key)
        {
            RecordingLog.KeyGone(_logger, Path.GetFileName(file));
            return null;
        }

        var reader = await SegmentReader.OpenAsync(FileBytes.Open(file)!, key, _stop.Token).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            index = await IndexOrScanAsync(reader).ConfigureAwait(false);
        }

        if (!index.IsClosed)
        {
            SegmentMending.Close(file, key, index, start);
            RecordingLog.Recovered(_logger, Path.GetFileName(file), index.Records.Count, index.TornBytes);
        }

        return index.Records.Count == 0
            ? null
            : (header, SealedSegment.Of(header, [.. index.Records.Select(each => each.Record)], index.TornBytes));
    }

    private async Task<(SegmentHeader Header, int Start)?> HeaderAsync(string file)
    {
        if (FileBytes.Open(file) is not { } bytes)
        {
            return null;
        }

        await using (bytes.ConfigureAwait(false))
        {
            var first = new byte[(int)Math.Min(SegmentHeader.MostBytes, bytes.Length)];
            await bytes.ReadAsync(0, first, _stop.Token).ConfigureAwait(false);
            return first.Length == 0 ? null : (SegmentHeader.Read(first, out var start), start);
        }
    }

    private async Task<SegmentIndex> IndexOrScanAsync(SegmentReader reader)
    {
        try
        {
            return await reader.IndexAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (SegmentDamagedException)
        {
            return await reader.ScanAsync(null, _stop.Token).ConfigureAwait(false);
        }
    }

    private void End()
    {
        lock (_gate)
        {
            if (--_open == 0)
            {
                _idle.SetResult();
            }
        }
    }
}
