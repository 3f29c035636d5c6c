using System.ComponentModel;
using System.Diagnostics;
using LiveView.Media.Confinement;
using LiveView.Media.Ingest;
using Microsoft.Extensions.Logging;

namespace LiveView.Media.Stills;

/// <summary>
/// Takes still pictures in: looks at their header, and has them decoded and made anew by a confined child that reads and writes pipes and
/// nothing else, one at a time. Thread-safe.
/// </summary>
public sealed class StillIntake : IAsyncDisposable
{
    /// <summary>On a machine that is busy; the child's processor time is bounded apart from this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ProcessLauncher _launcher;
    private readonly MediaNodeOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<StillIntake> _logger;

    /// <param name="options">Through which programs children are started.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Hears what could not be decoded.</param>
    public StillIntake(MediaNodeOptions options, TimeProvider time, ILogger<StillIntake> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _time, _logger) = (options with { ChildLimits = ChildLimits.OneStill }, time, logger);
        _launcher = new ProcessLauncher(_options, null, () => StillLog.Unconfined(logger));
    }

    /// <summary>Takes one picture in.</summary>
    /// <param name="said">The format that whoever brings it says it has.</param>
    /// <param name="picture">The picture as it is brought.</param>
    /// <param name="cancel">Gives up; the child is gone when the task completes.</param>
    public async Task<StillResult> TakeInAsync(StillFormat said, ReadOnlyMemory<byte> picture, CancellationToken cancel)
    {
        if (Look(said, picture.Span) is { } fault)
        {
            return StillResult.Not(fault);
        }

        var header = StillHeader.Read(picture.Span)!.Value;
        await _one.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await MakeAsync(header, picture, StillLimits.LongestSide, cancel).ConfigureAwait(false)
                ?? await MakeAsync(header, picture, StillLimits.LongestSideOfNoise, cancel).ConfigureAwait(false)
                ?? StillResult.Not(StillFault.Damaged);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Why a picture is not even decoded, or null.</summary>
    /// <param name="said">The format that it is said to have.</param>
    /// <param name="picture">The picture as it is brought.</param>
    public static StillFault? Look(StillFormat said, ReadOnlySpan<byte> picture)
    {
        if (picture.Length > StillLimits.MostBytes)
        {
            return StillFault.TooManyBytes;
        }

        if (StillHeader.FormatOf(picture) is not { } format)
        {
            return StillFault.UnknownFormat;
        }

        if (format != said)
        {
            return StillFault.Mislabelled;
        }

        return StillHeader.Read(picture) switch
        {
            null => StillFault.Damaged,
            { IsAnimated: true } => StillFault.Animated,
            { Pixels: > StillLimits.MostPixels } => StillFault.TooManyPixels,
            _ => null,
        };
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _launcher.DisposeAsync().ConfigureAwait(false);
        _one.Dispose();
    }

    /// <summary>Null when what is made has too many bytes.</summary>
    private async Task<StillResult?> MakeAsync(StillHeader header, ReadOnlyMemory<byte> picture, int longestSide, CancellationToken cancel)
    {
        Process process;
        try
        {
            process = await _launcher.StartAsync(_options.FfmpegPath, StillArguments.Of(header.Format, header.Orientation, longestSide)).ConfigureAwait(false);
        }
        catch (Win32Exception e)
        {
            StillLog.NoFfmpeg(_logger, e, _options.FfmpegPath);
            return StillResult.Not(StillFault.NoFfmpeg);
        }

        using var _ = process;
        using var patience = new CancellationTokenSource(Patience, _time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        var handing = HandAsync(process, picture, over.Token);
        var remarks = process.StandardError.BaseStream.CopyToAsync(Stream.Null, over.Token);
        byte[]? made;
        try
        {
            made = await TakeAsync(process.StandardOutput.BaseStream, over.Token).ConfigureAwait(false);
            if (made is not null)
            {
                await Task.WhenAll(handing, remarks).ConfigureAwait(false);
                await process.WaitForExitAsync(over.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return StillResult.Not(StillFault.Damaged);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            await Task.WhenAll(handing, remarks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return made is null ? null : Judge(header, picture.Length, made, process.ExitCode);
    }

    /// <summary>What is made must be what it is said to be, whatever ffmpeg was talked into.</summary>
    private StillResult Judge(StillHeader from, int bytes, byte[] made, int exitCode)
    {
        if (exitCode != 0 || made.Length == 0)
        {
            StillLog.Damaged(_logger, from.Format, bytes, from.Width, from.Height, exitCode);
            return StillResult.Not(StillFault.Damaged);
        }

        if (StillHeader.Read(made) is { Format: StillFormat.Jpeg, HasMetadata: false, Orientation: 1 } header)
        {
            return new StillResult(new Still(made, header.Width, header.Height), null);
        }

        StillLog.Unclean(_logger);
        return StillResult.Not(StillFault.Damaged);
    }

    /// <summary>A child that has seen enough closes its end, whatever is left.</summary>
    private static async Task HandAsync(Process process, ReadOnlyMemory<byte> picture, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(picture, cancel).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Its exit code tells whether that was right.
        }
    }

    /// <summary>All that is written, or null as soon as it is more than is kept.</summary>
    private static async Task<byte[]?> TakeAsync(Stream output, CancellationToken cancel)
    {
        using var made = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await output.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0;)
        {
            if (made.Length + read > StillLimits.MostKept)
            {
                return null;
            }

            made.Write(buffer, 0, read);
        }

        return made.ToArray();
    }
}
