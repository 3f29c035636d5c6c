using System.ComponentModel;
using System.Diagnostics;

namespace LiveView.Media.Tests.Rtsp;

/// <summary>Runs the programs that these tests need, and says what to install where one is missing.</summary>
internal static class Programs
{
    public static Process Start(string program, string install, params IEnumerable<string> arguments)
    {
        var order = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            order.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(order)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"These tests need '{program}': apt-get install {install}", e);
        }
    }

    /// <summary>What ffmpeg writes to standard output: real bytes, not ones made up by a test.</summary>
    public static byte[] Ffmpeg(params string[] arguments)
    {
        using var process = Start("ffmpeg", "ffmpeg", ["-nostdin", "-v", "error", .. arguments]);
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.ToArray()
            : throw new InvalidOperationException("ffmpeg failed: " + process.StandardError.ReadToEnd());
    }
}
