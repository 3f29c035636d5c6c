using System.Globalization;

namespace LiveView.Benchmarks.Latency;

/// <summary>When the simulated cameras drew which frame.</summary>
internal sealed class FrameLog : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("live-view-frames-");

    public string File => Path.Combine(_directory.FullName, "frames");

    /// <summary>When a frame of a camera was drawn, Unix ms.</summary>
    public async Task<IReadOnlyDictionary<(int Camera, int Frame), double>> ReadAsync()
    {
        var drawn = new Dictionary<(int, int), double>();
        await foreach (var line in System.IO.File.ReadLinesAsync(File))
        {
            if (line.Split(' ') is [var camera, var frame, var at])
            {
                drawn[(int.Parse(camera, CultureInfo.InvariantCulture), int.Parse(frame, CultureInfo.InvariantCulture))] =
                    double.Parse(at, CultureInfo.InvariantCulture);
            }
        }

        return drawn;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
