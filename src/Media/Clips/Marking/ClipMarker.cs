using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using LiveView.Media.Confinement;
using LiveView.Media.Ingest;
using LiveView.Media.Mp4;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Clips.Marking;

/// <summary>
/// Burns a mark into the pictures of a clip while it passes, in a confined ffmpeg that lives for one clip. Nothing that it did not write comes
/// out: a clip that cannot be marked ends in a <see cref="MarkFailedException" />. Thread-safe.
/// </summary>
public sealed class ClipMarker : IAsyncDisposable
{
    private const int ReadBytes = 64 * 1024;
    private const int NoPort = 0;

    /// <summary>Twice what ten minutes take that take a whole core.</summary>
    private static readonly TimeSpan s_processorTime = TimeSpan.FromMinutes(20);

    /// <summary>How long ffmpeg may write nothing; whoever takes the clip may be slower.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly MediaNodeOptions _options;
    private readonly TranscoderSeats _seats;
    private readonly TimeProvider _time;
    private readonly ILogger<ClipMarker> _logger;
    private readonly Lazy<DirectoryInfo> _texts = new(() => Directory.CreateTempSubdirectory("live-view-marks-"));
    private readonly Lazy<ProcessLauncher> _launcher;

    /// <summary>Makes a marker; it starts nothing until a clip is marked.</summary>
    /// <param name="options">Which ffmpeg, which letters, and through which programs it is confined.</param>
    /// <param name="seats">How many pictures may be converted at once; a clip takes one seat.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Event ids 6840 to 6849.</param>
    public ClipMarker(MediaNodeOptions options, TranscoderSeats seats, TimeProvider time, ILogger<ClipMarker> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(seats);
        _options = options with { ChildLimits = ChildLimits.OneCamera with { ProcessorTime = s_processorTime } };
        (_seats, _time, _logger) = (seats, time, logger);
        // The one folder of data that the child may read is that of the texts.
        _launcher = new(() => new ProcessLauncher(
            _options with { Sources = new SourceOptions { FilmDirectory = _texts.Value.FullName } }, NoPort, () => MarkLog.Unconfined(logger)));
    }

    /// <summary>A clip with a mark in every picture.</summary>
    /// <param name="original">The pieces of the clip: its beginning, then its pictures. None makes none.</param>
    /// <param name="mark">What the mark says.</param>
    /// <param name="cancellation">Ends it; the child is dead when the enumeration is over.</param>
    /// <exception cref="MarkFailedException">It cannot be marked, or not to its end.</exception>
    public async IAsyncEnumerable<ClipPiece> MarkAsync(
        IAsyncEnumerable<ClipPiece> original, ClipMark mark, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(mark);
        if (!File.Exists(_options.MarkFontPath))
        {
            MarkLog.NoFont(_logger, _options.MarkFontPath);
            throw new MarkFailedException(MarkFault.NoFont);
        }

        using var seat = _seats.TryTake() ?? throw new MarkFailedException(MarkFault.NoSeat);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var pieces = original.GetAsyncEnumerator(over.Token);
        if (!await pieces.MoveNextAsync().ConfigureAwait(false))
        {
            yield break;
        }

        var start = pieces.Current.At;
        using var text = new MarkText(_texts, mark);
        using var process = await StartAsync(new MarkPlace(new MarkPath(_options.MarkFontPath), text.Path, start)).ConfigureAwait(false);
        var made = new MarkedPieces(start);
        var handing = HandAsync(process, pieces, made, over.Token);
        var remarks = process.StandardError.BaseStream.CopyToAsync(Stream.Null, over.Token);
        try
        {
            var reader = new FragmentReader(made, headroom: 0);
            var buffer = new byte[ReadBytes];
            while (await ReadAsync(process, reader, buffer, over.Token).ConfigureAwait(false))
            {
                while (made.Next() is { } piece)
                {
                    yield return piece;
                }
            }

            await EndAsync(process, handing, over.Token).ConfigureAwait(false);
        }
        finally
        {
            process.Kill();
            await over.CancelAsync().ConfigureAwait(false);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            await Task.WhenAll(handing, remarks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_launcher.IsValueCreated)
        {
            await _launcher.Value.DisposeAsync().ConfigureAwait(false);
        }

        if (_texts.IsValueCreated)
        {
            _texts.Value.Delete(recursive: true);
        }
    }

    private async Task<Process> StartAsync(MarkPlace place)
    {
        try
        {
            return await _launcher.Value.StartAsync(_options.FfmpegPath, FfmpegArguments.Mark(place)).ConfigureAwait(false);
        }
        catch (Win32Exception e)
        {
            MarkLog.NoFfmpeg(_logger, e, _options.FfmpegPath);
            throw new MarkFailedException(MarkFault.Failed, e);
        }
    }

    /// <summary>False when it writes no more.</summary>
    private async Task<bool> ReadAsync(Process process, FragmentReader reader, byte[] buffer, CancellationToken over)
    {
        using var patience = new CancellationTokenSource(s_patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over, patience.Token);
        try
        {
            var read = await process.StandardOutput.BaseStream.ReadAsync(buffer, either.Token).ConfigureAwait(false);
            reader.Read(buffer.AsSpan(0, read));
            return read > 0;
        }
        catch (Exception e) when (e is Mp4FormatException or IOException || (e is OperationCanceledException && !over.IsCancellationRequested))
        {
            throw new MarkFailedException(MarkFault.Failed, e);
        }
    }

    /// <summary>Whether all went in and ffmpeg ended well; what it wrote until then is not the whole clip otherwise.</summary>
    private async Task EndAsync(Process process, Task handing, CancellationToken over)
    {
        await process.WaitForExitAsync(over).ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            MarkLog.Failed(_logger, process.ExitCode);
            throw new MarkFailedException(MarkFault.Failed);
        }

        await handing.ConfigureAwait(false);
    }

    private static async Task HandAsync(Process process, IAsyncEnumerator<ClipPiece> pieces, MarkedPieces made, CancellationToken over)
    {
        var input = process.StandardInput.BaseStream;
        try
        {
            do
            {
                var piece = pieces.Current;
                if (!piece.IsBeginning)
                {
                    made.Takes(piece);
                }

                await WriteAsync(input, piece, over).ConfigureAwait(false);
            }
            while (await pieces.MoveNextAsync().ConfigureAwait(false));
        }
        finally
        {
            await CloseAsync(input).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(Stream input, ClipPiece piece, CancellationToken over)
    {
        try
        {
            await input.WriteAsync(piece.Bytes, over).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new MarkFailedException(MarkFault.Failed, e);
        }
    }

    private static async Task CloseAsync(Stream input)
    {
        try
        {
            await input.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It reads no more: its exit code tells whether that was right.
        }
    }
}
