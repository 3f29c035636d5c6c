using System.Diagnostics;

namespace LiveView.Simulation.Processes;

/// <summary>Packages of npm in a directory that goes away: players and servers of others, which no Debian package brings.</summary>
public sealed class NpmPackages : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("live-view-npm-");

    private NpmPackages()
    {
    }

    /// <summary>The directory in which <c>node_modules</c> is, for scripts that are to find them.</summary>
    public string Home => _home.FullName;

    /// <param name="cancellation">Gives up.</param>
    /// <param name="packages">Each with its version, e.g. <c>hls.js@1.7.4</c>; npm checks them against what the registry vouches for.</param>
    public static async Task<NpmPackages> InstallAsync(IReadOnlyList<string> packages, CancellationToken cancellation = default)
    {
        var made = new NpmPackages();
        try
        {
            // Nothing of others runs while it is being installed; what an earlier one fetched is not fetched again, and a registry may hesitate.
            var order = new ProcessStartInfo(
                "npm",
                [
                    "install", "--prefix", made.Home, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline",
                    "--fetch-retries=5", .. packages,
                ])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var npm = Process.Start(order)!;
            var (said, complained) = (npm.StandardOutput.ReadToEndAsync(cancellation), npm.StandardError.ReadToEndAsync(cancellation));
            await npm.WaitForExitAsync(cancellation);
            await said;
            return npm.ExitCode == 0
                ? made
                : throw new InvalidOperationException($"npm could not install {string.Join(", ", packages)}: {await complained}");
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <summary>The text of a file of a package, path from <c>node_modules</c>.</summary>
    public Task<string> ReadAsync(string path, CancellationToken cancellation = default) =>
        File.ReadAllTextAsync(Path.Combine(Home, "node_modules", path), cancellation);

    public void Dispose() => _home.Delete(recursive: true);
}
