using System.Diagnostics;
using LiveView.Simulation.Processes;

namespace LiveView.Benchmarks.Fanout;

/// <summary>The small programs and the clip of this bench, made anew in a directory that goes away.</summary>
internal sealed class BenchPrograms : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("live-view-fanout-");

    public string Home => _home.FullName;

    public string Load => Path.Combine(Home, "load");

    public string Raw => Path.Combine(Home, "raw");

    /// <summary>H.264 as it is, with a delimiter before each frame.</summary>
    public string Clip => Path.Combine(Home, "clip.h264");

    /// <summary>The same in a container, for whoever pushes it.</summary>
    public string ClipInBox => Path.Combine(Home, "clip.mp4");

    /// <summary>How long its frames are, bytes, one per line.</summary>
    public string Sizes => Path.Combine(Home, "sizes");

    public static string Source(string name) => Path.Combine(RepositoryFiles.Root, "tests", "Benchmarks", "Fanout", name);

    public static async Task<BenchPrograms> MakeAsync(CancellationToken cancellation)
    {
        var programs = new BenchPrograms();
        await RunAsync("cc", cancellation, "-O2", "-o", programs.Load, Source("load.c"));
        await RunAsync("cc", cancellation, "-O2", "-o", programs.Raw, Source("raw.c"));
        await RunAsync("ffmpeg", cancellation,
            "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25,noise=alls=12:allf=t", "-t", "10", "-c:v", "libx264",
            "-preset", "veryfast", "-b:v", "4M", "-maxrate", "4M", "-bufsize", "2M", "-g", "25", "-bf", "0", "-sc_threshold", "0",
            "-pix_fmt", "yuv420p", "-x264-params", "nal-hrd=cbr:aud=1", "-f", "h264", programs.Clip);
        await RunAsync("ffmpeg", cancellation, "-v", "error", "-r", "25", "-i", programs.Clip, "-c", "copy", programs.ClipInBox);
        var sizes = await RunAsync("ffprobe", cancellation,
            "-v", "error", "-show_entries", "packet=size", "-of", "csv=p=0", programs.ClipInBox);
        await File.WriteAllTextAsync(programs.Sizes, sizes.Replace(",", "", StringComparison.Ordinal), cancellation);
        return programs;
    }

    public static async Task<string> RunAsync(string program, CancellationToken cancellation, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? await said : throw new InvalidOperationException($"{program} failed: {await complained}");
    }

    public void Dispose() => _home.Delete(recursive: true);
}
