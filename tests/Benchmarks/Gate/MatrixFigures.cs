using System.Diagnostics;
using System.Globalization;
using LiveView.Simulation.Processes;

namespace LiveView.Benchmarks.Gate;

/// <summary>The access matrix, run as the tests have it, and counted.</summary>
internal static class MatrixFigures
{
    /// <returns>Bytes of pictures that nobody had a right to, and the share of endpoints that every actor knocked at.</returns>
    public static async Task<(double ForeignBytes, double Covered)> RunAsync(CancellationToken cancellation)
    {
        var file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet") { WorkingDirectory = RepositoryFiles.Root, RedirectStandardOutput = true };
            foreach (var argument in new[] { "test", "tests/Api.Tests", "--nologo", "--filter", "FullyQualifiedName~AccessMatrixTests" })
            {
                start.ArgumentList.Add(argument);
            }

            start.Environment["LIVEVIEW_MATRIX_FIGURES"] = file;
            start.Environment.Remove("LIVEVIEW_SILO");
            using var process = Process.Start(start)!;
            var said = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            var rows = (await File.ReadAllLinesAsync(file, cancellation))
                .Select(line => line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToList();
            return process.ExitCode == 0 && rows.Count >= 8 * 3
                ? (rows.Sum(row => row[2]), rows.Min(row => 100 * row[1] / row[0]))
                : throw new InvalidOperationException($"The access matrix did not hold ({rows.Count} of at least 24):\n{said}");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
