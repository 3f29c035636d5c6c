using LiveView.Simulation.Processes;

namespace LiveView.Simulation.Browsers;

/// <summary>The player that most pages play HLS with.</summary>
public static class HlsJs
{
    private const string Version = "1.7.4";

    /// <summary>Its text as npm delivers it; evaluated in a page it defines <c>Hls</c>.</summary>
    public static async Task<string> TextAsync(CancellationToken cancellation = default)
    {
        using var packages = await NpmPackages.InstallAsync([$"hls.js@{Version}"], cancellation);
        return await packages.ReadAsync("hls.js/dist/hls.min.js", cancellation);
    }
}
