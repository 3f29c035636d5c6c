using System.Globalization;
using System.Net;
using LiveView.Simulation.Cameras;
using LiveView.Simulation.Panels;
using LiveView.Simulation.Story;

namespace LiveView.Simulation;

internal static class Program
{
    private const string Usage = """
        LiveView.Simulation demo [--http-port 5080]            cameras, server, an alarm, and links to look at
        LiveView.Simulation demo --check [--json FILE]         the main story proven in real browsers; exit 0 when it held
        LiveView.Simulation cameras                            only the cameras, on ports 8554 to 8556
        LiveView.Simulation panel [--to 127.0.0.1:10500] [--account 1234] [--event HA003]    one alarm
        """;

    private static async Task<int> Main(string[] arguments)
    {
        using var stopping = new Stopping();
        try
        {
            var line = new ToolArguments(arguments, "--json", "--http-port", "--to", "--account", "--event");
            return line.Words switch
            {
                ["demo"] when line.Has("--check") => await Demonstration.CheckAsync(line.Value("--json"), stopping.Token),
                ["demo"] => await Demonstration.ShowAsync(int.Parse(line.Value("--http-port") ?? "5080", CultureInfo.InvariantCulture), stopping.Token),
                ["cameras"] => await RunCamerasAsync(stopping.Token),
                ["panel"] => await SendAsync(line, stopping.Token),
                _ => ShowUsage(),
            };
        }
        catch (OperationCanceledException) when (stopping.Token.IsCancellationRequested)
        {
            return 130;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IOException or TimeoutException or FormatException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static int ShowUsage()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }

    private static async Task<int> RunCamerasAsync(CancellationToken cancellation)
    {
        await using var park = await CameraPark.StartAsync(CameraPorts.AsWritten, cancellation: cancellation);
        Console.WriteLine($"Cameras at {park.Address("/overview")} and further (deploy/demo/cameras.json). Ctrl-C ends.");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        return 0;
    }

    private static async Task<int> SendAsync(ToolArguments line, CancellationToken cancellation)
    {
        using var panel = Panel.InService(IPEndPoint.Parse(line.Value("--to") ?? "127.0.0.1:10500"), line.Value("--account") ?? "1234");
        var answer = line.Value("--event") is { } siaEvent ? await panel.SiaAsync(siaEvent, cancellation) : await panel.HoldUpAsync(cancellation: cancellation);
        Console.WriteLine(answer.Text);
        return answer.Kind == PanelAnswerKind.Ack ? 0 : 1;
    }
}
