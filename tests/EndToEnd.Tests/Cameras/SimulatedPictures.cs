using System.Diagnostics;
using LiveView.Simulation.Cameras;
using Xunit;

namespace LiveView.EndToEnd.Tests.Cameras;

/// <summary>One camera park for the tests of the simulation itself, and real pictures taken from it over RTSP.</summary>
public sealed class SimulatedPictures : IAsyncLifetime
{
    public CameraPark Park { get; private set; } = null!;

    public async Task InitializeAsync() => Park = await CameraPark.StartAsync();

    public Task DisposeAsync() => Park.DisposeAsync().AsTask();

    /// <summary>Reads frames with ffmpeg; the last arguments say what to make of them.</summary>
    public async Task<byte[]> TakeAsync(string mount, int frames, params string[] output)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["-v", "error", "-rtsp_transport", "tcp", "-i", $"{Park.Address(mount)}", "-frames:v", $"{frames}", .. output, "-"])
            start.ArgumentList.Add(argument);
        using var ffmpeg = Process.Start(start)!;
        using var taken = new MemoryStream();
        await ffmpeg.StandardOutput.BaseStream.CopyToAsync(taken).WaitAsync(TimeSpan.FromSeconds(40));
        await ffmpeg.WaitForExitAsync();
        return taken.ToArray();
    }
}
