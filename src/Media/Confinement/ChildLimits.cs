namespace LiveView.Media.Confinement;

/// <summary>How much a child process may take. The kernel holds it to that.</summary>
/// <param name="AddressSpace">Most memory it may map, bytes.</param>
/// <param name="OpenFiles">Most files and sockets it may have open.</param>
/// <param name="ProcessorTime">Processor time after which it is killed; null for a child that is meant to run on.</param>
public sealed record ChildLimits(long AddressSpace, int OpenFiles, TimeSpan? ProcessorTime)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>
    /// For a child that copies the picture of one camera: 512 MB and 64 files. Measured: ffmpeg 5.1 of Debian 12 maps 270 MB, holds 52 MB
    /// of it, and has 4 files open.
    /// </summary>
    public static ChildLimits OneCamera { get; } = new(512 * Megabyte, 64, null);

    /// <summary>
    /// For a child that decodes one still picture: 1.5 GB, 64 files and 30 s. Measured: 40 megapixels of 16-bit RGBA, the most that is let
    /// in, take ffmpeg 5.1 between 0.8 and 1.2 GB and 1.4 s; a JPEG of that size 0.3 s.
    /// </summary>
    public static ChildLimits OneStill { get; } = new(1536 * Megabyte, 64, TimeSpan.FromSeconds(30));

    /// <summary>The options with which prlimit (util-linux) sets them, and no core dump, and not one byte written to a file.</summary>
    internal IEnumerable<string> Options =>
    [
        $"--as={AddressSpace}", $"--nofile={OpenFiles}", "--core=0", "--fsize=0",
        .. ProcessorTime is { } time ? [$"--cpu={(long)Math.Ceiling(time.TotalSeconds)}"] : Array.Empty<string>(),
    ];
}
