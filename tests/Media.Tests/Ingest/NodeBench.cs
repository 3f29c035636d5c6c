using System.Globalization;
using LiveView.Domain.Identifiers;
using LiveView.Media.Ingest;
using LiveView.Media.Line;
using LiveView.Media.Relay;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Media.Tests.Ingest;

/// <summary>A media node with real ffmpeg, and one camera id to assign.</summary>
internal sealed class NodeBench : IAsyncDisposable
{
    public static readonly CameraId Till = CameraId.Parse("lv-0001-till");

    public NodeBench(MediaNodeOptions? options = null, IPictureStateListener? listener = null)
    {
        Node = new MediaNode(options ?? LocalCameras, TimeProvider.System, NullLogger<MediaNode>.Instance, listener);
        Relay = new InProcessFeedRelay(Node);
    }

    /// <summary>The cameras of these tests stand on this machine.</summary>
    public static MediaNodeOptions LocalCameras { get; } = new()
    {
        Line = new CameraLineOptions { Networks = new CameraNetworks([System.Net.IPNetwork.Parse("127.0.0.0/8")], OwnNetworks.Read) },
    };

    public MediaNode Node { get; }

    public IFeedRelay Relay { get; }

    /// <summary>Process ids of the ffmpegs that this test process started, zombies included.</summary>
    public static IReadOnlyList<int> Ffmpegs => [.. Processes().Where(IsOurFfmpeg)];

    public AssignmentAnswer Assign(SourceAddress address, long epoch = 1, TimeSpan? lease = null, CameraCredentials? credentials = null) =>
        Node.Assign(new IngestAssignment(Till, epoch, address, TimeProvider.System.GetUtcNow() + (lease ?? TimeSpan.FromMinutes(5)), credentials));

    public async Task<ViewerWitness> WatchAsync(long epoch = 1) =>
        new((await Relay.OpenAsync(Till, new FeedLocation(epoch), CancellationToken.None))!);

    public ValueTask DisposeAsync() => Node.DisposeAsync();

    private static IEnumerable<int> Processes() =>
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture));

    private static bool IsOurFfmpeg(int id)
    {
        try
        {
            // Fields of /proc/ID/stat: id, (name), state, parent.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var parent = stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1];
            return (stat.Contains("(ffmpeg)", StringComparison.Ordinal) || stat.Contains("(setpriv)", StringComparison.Ordinal)
                    || stat.Contains("(prlimit)", StringComparison.Ordinal))
                && parent == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
