using System.Diagnostics;
using System.Globalization;
using LiveView.Simulation.Cameras;

namespace LiveView.Api.Tests.Clips;

/// <summary>A clip as whoever took it has it: bytes, and what a player that is not ours finds in them.</summary>
internal sealed record TakenClip(byte[] Bytes, DateTimeOffset StartsAt)
{
    private const int Width = 640;
    private const int Height = 360;

    public static async Task<TakenClip> OfAsync(HttpResponseMessage answer) => new(
        await answer.Content.ReadAsByteArrayAsync(),
        DateTimeOffset.Parse(answer.Headers.GetValues("Clip-Starts-At").Single(), CultureInfo.InvariantCulture));

    /// <summary>The frame counters that the camera drew into its pictures, in order.</summary>
    public async Task<IReadOnlyList<FrameCounter>> FramesAsync()
    {
        var gray = await RunAsync("ffmpeg", "-loglevel", "error", "-f", "mp4", "-i", "pipe:0", "-fps_mode", "passthrough", "-pix_fmt", "gray", "-f", "rawvideo", "pipe:1");
        return [.. Enumerable.Range(0, gray.Length / (Width * Height))
            .Select(frame => FrameCounter.Read(gray.AsSpan(frame * Width * Height, Width * Height), Width, Height)).OfType<FrameCounter>()];
    }

    /// <summary>The coded pictures, by themselves: as ffmpeg takes them out of the file.</summary>
    public Task<byte[]> BitstreamAsync() => RunAsync("ffmpeg", "-loglevel", "error", "-f", "mp4", "-i", "pipe:0", "-c", "copy", "-f", "h264", "pipe:1");

    /// <summary>The brightness of every point of the pictures, picture after picture, row after row.</summary>
    public Task<byte[]> GrayAsync() => RunAsync(
        "ffmpeg", "-loglevel", "error", "-f", "mp4", "-i", "pipe:0", "-fps_mode", "passthrough", "-pix_fmt", "gray", "-f", "rawvideo", "pipe:1");

    private async Task<byte[]> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var reading = ReadAsync(process);
        await process.StandardInput.BaseStream.WriteAsync(Bytes);
        process.StandardInput.Close();
        var output = await reading;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static async Task<byte[]> ReadAsync(Process process)
    {
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        return output.ToArray();
    }
}
