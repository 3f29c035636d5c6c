using System.Diagnostics;

namespace LiveView.Simulation.Processes;

/// <summary>A command of the server's program that ends by itself.</summary>
public static class SiloProgram
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">The command and its options.</param>
    /// <param name="settings">Configuration, by the environment as a service has it.</param>
    /// <returns>What it ended with, and what it said on standard output and standard error.</returns>
    public static async Task<(int Code, string Said, string Complained)> RunAsync(string[] arguments, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [RepositoryFiles.Silo(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryFiles.Root,
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (key, value) in settings)
        {
            start.Environment["LIVEVIEW__" + key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(s_patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await said, await complained);
    }
}
