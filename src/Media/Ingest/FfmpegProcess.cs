using System.ComponentModel;
using System.Diagnostics;
using LiveView.Media.Mp4;

namespace LiveView.Media.Ingest;

/// <summary>One ffmpeg that runs: its pictures go to a receiver, its remarks are understood, and it is dead when this is disposed of.</summary>
internal sealed class FfmpegProcess : IAsyncDisposable
{
    private const int ReadBytes = 64 * 1024;
    private readonly Process _process;
    private readonly ProcessorWatch _processor;
    private readonly Task _remarks;
    private bool _disposed;

    private FfmpegProcess(Process process, RunReceiver receiver, ProcessorWatch processor)
    {
        _process = process;
        _processor = processor;
        Pictures = OwnThread.RunAsync("ffmpeg pictures", () => ReadPictures(process, receiver));
        _remarks = OwnThread.RunAsync("ffmpeg remarks", () => ReadRemarks(process, Diagnosis));
    }

    /// <summary>What it says is wrong.</summary>
    public FfmpegDiagnosis Diagnosis { get; } = new();

    /// <summary>Ends when it writes no more pictures, or nobody wants them.</summary>
    public Task Pictures { get; }

    /// <summary>What it reads.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Whether what it wrote could not be read, or it took more processor time than it may. Known once it was disposed of.</summary>
    public bool IsBad { get; private set; }

    /// <summary>Starts one; null when there is none to start.</summary>
    /// <param name="launcher">Starts it confined.</param>
    /// <param name="options">Which ffmpeg.</param>
    /// <param name="arguments">What it is to do.</param>
    /// <param name="mostShare">Share of a core that it may take, over some time.</param>
    /// <param name="receiver">Gets its pictures.</param>
    /// <param name="time">The clock.</param>
    public static async Task<FfmpegProcess?> StartAsync(
        ProcessLauncher launcher, MediaNodeOptions options, IReadOnlyList<string> arguments, double mostShare, RunReceiver receiver, TimeProvider time)
    {
        try
        {
            var process = await launcher.StartAsync(options.FfmpegPath, arguments).ConfigureAwait(false);
            return new FfmpegProcess(process, receiver, new ProcessorWatch(process, mostShare, options.ProcessorWindow, time));
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Whether it takes more than its share of a core.</summary>
    public bool IsTooBusy() => _processor.IsTooBusy();

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        IsBad = await EndedBadlyAsync(Pictures).ConfigureAwait(false) | _processor.WasTooBusy;
        await EndedBadlyAsync(_remarks).ConfigureAwait(false);

        // A process leaves the pipes that somebody used to the garbage collector.
        await Input.DisposeAsync().ConfigureAwait(false);
        _process.StandardOutput.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
    }

    private static void ReadPictures(Process process, RunReceiver receiver)
    {
        var reader = new FragmentReader(receiver, Feeds.Fragment.Headroom);
        var buffer = new byte[ReadBytes];
        var stream = process.StandardOutput.BaseStream;
        while (!receiver.Finished && stream.Read(buffer) is var read and > 0)
        {
            reader.Read(buffer.AsSpan(0, read));
        }
    }

    private static void ReadRemarks(Process process, FfmpegDiagnosis diagnosis)
    {
        var line = new char[512];
        var length = 0;
        while (process.StandardError.Read() is var c and >= 0)
        {
            if (c is '\n' or '\r')
            {
                diagnosis.Observe(line.AsSpan(0, length));
                length = 0;
            }
            else if (length < line.Length)
            {
                line[length++] = (char)c;
            }
        }

        diagnosis.Observe(line.AsSpan(0, length));
    }

    private static async Task<bool> EndedBadlyAsync(Task reading)
    {
        try
        {
            await reading.ConfigureAwait(false);
            return false;
        }
        catch (Exception e) when (e is Mp4FormatException or IOException)
        {
            return true;
        }
    }
}
