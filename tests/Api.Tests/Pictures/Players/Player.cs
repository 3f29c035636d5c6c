using System.Diagnostics;
using System.Globalization;
using LiveView.Simulation.Cameras;

namespace LiveView.Api.Tests.Pictures.Players;

/// <summary>A player that nobody here wrote, run without a screen.</summary>
internal static class Player
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(40);

    private const int Width = 640;

    private const int Height = 360;

    /// <summary>No user of this number has anything on the machine.</summary>
    private const string Nobody = "65534";

    /// <summary>Runs a player that ends by itself.</summary>
    /// <returns>What it wrote to standard output and to standard error.</returns>
    public static async Task<(byte[] Output, string Remarks)> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var player = Start(program, arguments, "/", []);
        try
        {
            using var output = new MemoryStream();
            var remarks = player.StandardError.ReadToEndAsync();
            await player.StandardOutput.BaseStream.CopyToAsync(output).WaitAsync(s_patience, TimeProvider.System);
            await player.WaitForExitAsync().WaitAsync(s_patience, TimeProvider.System);
            return (output.ToArray(), await remarks);
        }
        finally
        {
            player.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Runs a player of what is live in a directory of its own, until there are so many files of that name: such a player never ends.</summary>
    public static async Task<IReadOnlyList<FrameCounter>> ShownAsync(
        string program, IEnumerable<string> arguments, string directory, string pattern, int pictures, params (string Name, string Value)[] environment)
    {
        using var player = Start(program, arguments, directory, environment);
        var remarks = Task.WhenAll(player.StandardError.ReadToEndAsync(), player.StandardOutput.ReadToEndAsync());
        try
        {
            // The one more may be half written.
            await LiveView.Simulation.Patience.UntilAsync(
                $"{pictures} pictures shown by {program}", s_patience, () => player.HasExited || Files() > pictures);
        }
        finally
        {
            player.Kill(entireProcessTree: true);
        }

        Assert.True(Files() > pictures, $"{program} showed {Files()} pictures. {string.Join('\n', await remarks)}");
        return await CountersAsync(directory, pattern);

        int Files() => Directory.GetFiles(directory, pattern).Length;
    }

    /// <summary>VLC refuses to run as root, so there it runs as nobody.</summary>
    /// <param name="directory">Where it may write: open to everybody.</param>
    /// <param name="pattern">Names of its pictures.</param>
    /// <param name="pictures">How many are enough.</param>
    /// <param name="arguments">For VLC.</param>
    public static Task<IReadOnlyList<FrameCounter>> VlcShownAsync(string directory, string pattern, int pictures, params string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? ShownAsync(
                "setpriv", [$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "vlc", .. arguments], directory, pattern, pictures, ("HOME", directory))
            : ShownAsync("vlc", arguments, directory, pattern, pictures, ("HOME", directory));

    private static Process Start(string program, IEnumerable<string> arguments, string directory, (string Name, string Value)[] environment)
    {
        var order = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        };
        foreach (var (name, value) in environment)
        {
            order.Environment[name] = value;
        }

        var player = Process.Start(order)!;
        player.StandardInput.Close();
        return player;
    }

    /// <summary>The frame counters of a player's pictures, in the order of their files' names.</summary>
    private static async Task<IReadOnlyList<FrameCounter>> CountersAsync(string directory, string pattern)
    {
        var (gray, remarks) = await RunAsync("ffmpeg",
        [
            "-v", "error", "-pattern_type", "glob", "-i", Path.Combine(directory, pattern),
            "-vf", string.Create(CultureInfo.InvariantCulture, $"scale={Width}:{Height}"), "-pix_fmt", "gray", "-f", "rawvideo", "pipe:1",
        ]);
        Assert.True(gray.Length > 0, remarks);
        return [.. gray.Chunk(Width * Height).Select(picture => FrameCounter.Read(picture, Width, Height)).OfType<FrameCounter>()];
    }
}
