namespace LiveView.Silo.Media;

/// <summary>What this silo does for cameras. Section <c>Media</c> of the configuration.</summary>
public sealed class NodeOptions
{
    /// <summary>
    /// Whether it takes cameras in. Default: yes, where ffmpeg is installed; one that stands alone takes them in all the same, and says what
    /// is missing.
    /// </summary>
    public bool? TakesCameras { get; set; }

    internal static bool HasFfmpeg => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(directory => File.Exists(Path.Combine(directory, "ffmpeg")));
}
