using System.ComponentModel;
using System.Diagnostics;
using LiveView.Media.Confinement;
using LiveView.Media.Ingest;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Snapshots;

/// <summary>
/// Turns a key frame into a JPEG with a confined ffmpeg that lives for one picture: no file, no network, a processor and memory limit.
/// Measured with ffmpeg 5.1: 0.13 processor seconds for a picture of 1920x1080.
/// </summary>
public sealed partial class SnapshotDecoder : IAsyncDisposable
{
    /// <summary>Greatest JPEG that is taken from a child, bytes: what a picture of 8K needs.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private const int NoPort = 0;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_processorTime = TimeSpan.FromSeconds(3);

    private readonly MediaNodeOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SnapshotDecoder> _logger;
    private readonly Lazy<ProcessLauncher> _launcher;
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);

    /// <summary>Makes a decoder; it starts nothing until a picture is asked for.</summary>
    /// <param name="options">Which ffmpeg, and through which programs it is confined.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Event ids 6800 to 6819.</param>
    public SnapshotDecoder(MediaNodeOptions options, TimeProvider time, ILogger<SnapshotDecoder> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options with { ChildLimits = ChildLimits.OneCamera with { ProcessorTime = s_processorTime } };
        _time = time;
        _logger = logger;
        _launcher = new(() => new ProcessLauncher(_options, NoPort, () => Unconfined(logger)));
    }

    /// <summary>The picture as JPEG (ISO/IEC 10918-1), in its own size.</summary>
    /// <param name="init">The init segment of the camera.</param>
    /// <param name="keyFrame">moof and mdat of a fragment at which a decoder can start.</param>
    /// <param name="cancellation">Ends the wait; the child is dead when the returned task completes.</param>
    /// <returns>The JPEG; null when the frame cannot be decoded, or there is no ffmpeg.</returns>
    public Task<byte[]?> DecodeAsync(ReadOnlyMemory<byte> init, ReadOnlyMemory<byte> keyFrame, CancellationToken cancellation) =>
        DecodeLastAsync(init, [keyFrame], cancellation);

    /// <summary>The last of some pictures as JPEG, in its own size.</summary>
    /// <param name="init">The init segment of the camera.</param>
    /// <param name="pictures">moof and mdat of each: a key frame, and what came after it, without a picture missing.</param>
    /// <param name="cancellation">Ends the wait; the child is dead when the returned task completes.</param>
    /// <returns>The JPEG; null when the picture cannot be decoded, or there is no ffmpeg.</returns>
    public async Task<byte[]?> DecodeLastAsync(
        ReadOnlyMemory<byte> init, IReadOnlyList<ReadOnlyMemory<byte>> pictures, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentOutOfRangeException.ThrowIfZero(pictures.Count);
        await _turns.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var process = await _launcher.Value.StartAsync(_options.FfmpegPath, SnapshotArguments.Jpeg(pictures.Count - 1)).ConfigureAwait(false);
            using var patience = new CancellationTokenSource(s_patience, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
            try
            {
                return await RunAsync(process, init, pictures, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                Failed(_logger, "it took too long");
                return null;
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Win32Exception)
        {
            Failed(_logger, "ffmpeg cannot be started: install it");
            return null;
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_launcher.IsValueCreated)
        {
            await _launcher.Value.DisposeAsync().ConfigureAwait(false);
        }

        _turns.Dispose();
    }

    private async Task<byte[]?> RunAsync(
        Process process, ReadOnlyMemory<byte> init, IReadOnlyList<ReadOnlyMemory<byte>> pictures, CancellationToken cancellation)
    {
        var writing = WriteAsync(process, init, pictures, cancellation);
        var remarks = process.StandardError.ReadToEndAsync(cancellation);
        var jpeg = await ReadAsync(process.StandardOutput.BaseStream, cancellation).ConfigureAwait(false);
        process.Kill();
        await writing.ConfigureAwait(false);
        var remark = await remarks.ConfigureAwait(false);
        if (jpeg is null)
        {
            Failed(_logger, remark is "" ? "it gave no picture" : remark.ReplaceLineEndings(" ").Trim());
        }

        return jpeg;
    }

    private static async Task WriteAsync(
        Process process, ReadOnlyMemory<byte> init, IReadOnlyList<ReadOnlyMemory<byte>> pictures, CancellationToken cancellation)
    {
        try
        {
            var input = process.StandardInput.BaseStream;
            await input.WriteAsync(init, cancellation).ConfigureAwait(false);
            foreach (var picture in pictures)
            {
                await input.WriteAsync(picture, cancellation).ConfigureAwait(false);
            }

            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped reading: its output, or the lack of it, says the rest.
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream output, CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await output.ReadAsync(buffer, cancellation).ConfigureAwait(false) is var read and > 0)
        {
            if (whole.Length + read > MostBytes)
            {
                return null;
            }

            whole.Write(buffer, 0, read);
        }

        var jpeg = whole.ToArray();
        return jpeg is [0xFF, 0xD8, .., 0xFF, 0xD9] ? jpeg : null;
    }

    [LoggerMessage(6800, LogLevel.Warning, "This kernel cannot confine the ffmpeg that makes still pictures: it runs with its limits only.")]
    private static partial void Unconfined(ILogger logger);

    [LoggerMessage(6801, LogLevel.Warning, "A still picture could not be made: {Reason}.")]
    private static partial void Failed(ILogger logger, string reason);
}
