using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using LiveView.Api.Gate.Follow;
using LiveView.Api.Gate.Overview;
using LiveView.Benchmarks.Fanout;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Simulation.Tracking;

namespace LiveView.Benchmarks.Positions;

/// <summary>
/// The overview of an edge by itself: 100,000 objects that report every five seconds, and 30 rooms whose consoles look at them over sockets of their
/// own, each frame read, drawn and acknowledged. Without silos, storage and rights: an incident has far fewer objects, so that no server of ours can
/// be asked for as many. What reporting costs is measured beside it.
/// </summary>
internal sealed class ManyRooms
{
    private const int Objects = 100_000;
    private const int Rooms = 30;
    private const int Seconds = 15;
    private const int Interval = 5;
    private const int StepsPerSecond = 20;

    /// <summary>Degrees that 13.9 m/s goes north in five seconds.</summary>
    private const double Step = 13.9 * Interval / 111_320;

    private static readonly OrganisationId s_owner = OrganisationId.Parse("pac-bench");

    /// <summary>As large a part of the country as holds nearly as many objects as are told one by one.</summary>
    private static readonly double[] s_region = [5.0, 52.0, 5.54, 52.385];

    private readonly TrackFeed[] _feeds = new TrackFeed[Objects];
    private readonly GeoPosition[] _places = new GeoPosition[Objects];

    public static async Task RunAsync(Action<string, double> put, CancellationToken cancellation)
    {
        var rooms = new ManyRooms();
        await rooms.AppearAsync();
        await rooms.MeasureAsync("room", OverviewTap.Country, put, cancellation);
        await rooms.MeasureAsync("region_room", s_region, put, cancellation);
    }

    private async Task AppearAsync()
    {
        for (var i = 0; i < Objects; i++)
        {
            // Evenly over the country, in no pattern: the additive sequence of the plastic number.
            _places[i] = new GeoPosition(50.7 + (i * 0.7548776662466927 % 1 * 2.9), 3.3 + (i * 0.5698402909980532 % 1 * 4));
            _feeds[i] = new TrackFeed(TrackedObjectId.Parse($"object-{i}"), s_owner, null!);
            await _feeds[i].RenewedAsync(new TrackSnapshot(1, Fix(i, 1), [], TrackSettings.Vehicle, []), 0);
        }
    }

    /// <summary>What goes to one room each second, and the part of all processors of this machine that it took, with what the consoles took themselves.</summary>
    private async Task MeasureAsync(string name, double[] view, Action<string, double> put, CancellationToken cancellation)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var moving = Task.Run(() => MoveAsync(done.Token), cancellation);
        var lines = new List<Line>();
        for (var i = 0; i < Rooms; i++)
        {
            lines.Add(await Line.OpenAsync(new Sight(_feeds), view, done.Token));
        }

        await Task.Delay(TimeSpan.FromSeconds(Interval), TimeProvider.System, cancellation);
        var (before, begin) = (ProcessCost.Of(Environment.ProcessId), Stopwatch.GetTimestamp());
        var (sent, drawn) = (lines.Sum(line => line.Bytes), lines.Sum(line => line.Frames));
        await Task.Delay(TimeSpan.FromSeconds(Seconds), TimeProvider.System, cancellation);
        var (elapsed, cost) = (Stopwatch.GetElapsedTime(begin), ProcessCost.Of(Environment.ProcessId).Processor - before.Processor);
        var perSecond = Rooms * elapsed.TotalSeconds;
        put($"{name}_kb_per_s", (lines.Sum(line => line.Bytes) - sent) / 1000.0 / perSecond);
        put($"{name}_frames_per_s", (lines.Sum(line => line.Frames) - drawn) / perSecond);
        put($"{name}_cpu_percent", cost / elapsed / Environment.ProcessorCount * 100);
        await done.CancelAsync();
        await Task.WhenAll(lines.Select(line => line.Running).Append(moving));
        lines.ForEach(line => line.Dispose());
    }

    private async Task MoveAsync(CancellationToken done)
    {
        const int AtOnce = Objects / Interval / StepsPerSecond;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / StepsPerSecond));
        try
        {
            for (var first = 0; await timer.WaitForNextTickAsync(done); first = (first + AtOnce) % Objects)
            {
                for (var i = first; i < first + AtOnce; i++)
                {
                    var feed = _feeds[i];
                    _places[i] = _places[i] with { Latitude = _places[i].Latitude + (i % 2 == 0 ? Step : -Step) };
                    await feed.HeardAsync(new TrackBatch(feed.Id, [new TrackEvent.FixTaken(Fix(i, feed.Standing.Sequence + 1))], [], Owner: s_owner));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private TrackFix Fix(int index, long number)
    {
        var at = TimeProvider.System.GetUtcNow();
        return new TrackFix(number, at, _places[index], FixFlags.None)
        {
            FixTime = at,
            ReceivedAt = at,
            Source = "bench",
            Speed = 13.9,
            Heading = index % 2 == 0 ? 0 : 180,
            Accuracy = 5,
        };
    }

    /// <summary>One room, which may see them all.</summary>
    private sealed class Sight(TrackFeed[] feeds) : IOverviewSight
    {
        private readonly TaskCompletionSource _never = new();
        private readonly List<Place> _seen = new(feeds.Length);

        public Task Narrowed => _never.Task;

        public string? Over => null;

        public ValueTask<IReadOnlyList<Place>> LookAsync(DateTimeOffset now)
        {
            _seen.Clear();
            foreach (var feed in feeds)
            {
                if (feed.PlaceAt(now) is { } place)
                {
                    _seen.Add(place);
                }
            }

            return ValueTask.FromResult<IReadOnlyList<Place>>(_seen);
        }

        public void Shown(Place place)
        {
        }
    }

    /// <summary>The line to one console, and the console.</summary>
    private sealed class Line(OverviewStream stream, WebSocket server, OverviewTap console, IDisposable[] sockets) : IDisposable
    {
        public Task Running { get; private set; } = Task.CompletedTask;

        public long Bytes => stream.Bytes;

        public long Frames => stream.Frames;

        public static async Task<Line> OpenAsync(IOverviewSight sight, double[] view, CancellationToken done)
        {
            using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            listener.Listen();
            var client = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await client.ConnectAsync(listener.LocalEndPoint!, done);
            var accepted = await listener.AcceptAsync(done);
            accepted.NoDelay = true;
            var server = WebSocket.CreateFromStream(new NetworkStream(accepted), new WebSocketCreationOptions { IsServer = true });
            var console = OverviewTap.Of(WebSocket.CreateFromStream(new NetworkStream(client), new WebSocketCreationOptions { IsServer = false }));
            var line = new Line(new OverviewStream(server, sight, TimeProvider.System), server, console, [client, accepted]);
            line.Running = line.RunAsync(view, done);
            return line;
        }

        public void Dispose()
        {
            server.Dispose();
            Array.ForEach(sockets, each => each.Dispose());
        }

        private async Task RunAsync(double[] view, CancellationToken done)
        {
            var (serving, hearing, showing) = (stream.RunAsync(done), HearAsync(done), ShowAsync(view, done));
            await Task.WhenAll(serving, hearing, showing);
        }

        private async Task HearAsync(CancellationToken done)
        {
            var buffer = new byte[256];
            try
            {
                while (await server.ReceiveAsync(buffer.AsMemory(), done) is { MessageType: WebSocketMessageType.Text } received)
                {
                    stream.Hear(buffer.AsSpan(0, received.Count));
                }
            }
            catch (Exception e) when (e is OperationCanceledException or WebSocketException)
            {
                // The run is over.
            }
        }

        private async Task ShowAsync(double[] view, CancellationToken done)
        {
            try
            {
                await console.ShowAsync(view, done);
                while (await console.NextAsync(cancellation: done) is not null)
                {
                }
            }
            catch (Exception e) when (e is OperationCanceledException or WebSocketException)
            {
                // The run is over.
            }
        }
    }
}
