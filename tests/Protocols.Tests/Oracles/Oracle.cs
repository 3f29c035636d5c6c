using System.ComponentModel;
using System.Diagnostics;

namespace LiveView.Protocols.Tests.Oracles;

/// <summary>Programs of others that read the same bytes; <c>./live-view test</c> installs them.</summary>
internal static class Oracle
{
    /// <summary>What a program says of an input.</summary>
    public static async Task<string> Ask(string program, string[] arguments, byte[] input)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Started(start);
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await complained);
        return await said;
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"'{start.FileName}' is missing: ./live-view test installs it.", e);
        }
    }
}
