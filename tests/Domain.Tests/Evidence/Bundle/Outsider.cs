using System.Diagnostics;

namespace LiveView.Domain.Tests.Evidence.Bundle;

/// <summary>
/// Somebody with a shell, coreutils, jq and openssl, and nothing else on the path; and with his own copy of the script, because whoever can
/// change a bundle can change the script in it.
/// </summary>
internal sealed class Outsider : IDisposable
{
    private static readonly string[] s_tools =
        ["jq", "openssl", "sha256sum", "basenc", "cat", "comm", "cut", "head", "mktemp", "rm", "sort", "split", "tail", "tr", "truncate"];

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("live-view-outsider-");

    public Outsider()
    {
        var tools = _home.CreateSubdirectory("bin");
        foreach (var tool in s_tools)
        {
            File.CreateSymbolicLink(Path.Combine(tools.FullName, tool), Find(tool));
        }

        File.WriteAllBytes(Path.Combine(_home.FullName, "verify.sh"), ShippedFiles.Script);
    }

    /// <summary>Runs the script.</summary>
    /// <returns>Its exit code, and everything that it said.</returns>
    public async Task<(int Code, string Said)> VerifyAsync(string directory, string? fingerprint = null)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        start.Environment["PATH"] = Path.Combine(_home.FullName, "bin");
        start.Environment["TMPDIR"] = _home.FullName;
        start.ArgumentList.Add(Path.Combine(_home.FullName, "verify.sh"));
        start.ArgumentList.Add(directory);
        if (fingerprint is not null)
        {
            start.ArgumentList.Add(fingerprint);
        }

        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    public void Dispose() => _home.Delete(recursive: true);

    private static string Find(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(["/usr/bin", "/bin"])
            .Select(directory => Path.Combine(directory, tool)).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"The evidence tests need '{tool}': install the Debian package that brings it.");
}
