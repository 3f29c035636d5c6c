using LiveView.Simulation.Cameras;
using LiveView.Simulation.Panels;
using LiveView.Simulation.Processes;

namespace LiveView.Simulation.Story;

/// <summary>The story for somebody who watches: everything runs, an alarm comes, and the links say where to look.</summary>
public static class Demonstration
{
    private static readonly TimeSpan BeforeFirstAlarm = TimeSpan.FromSeconds(5);

    public static async Task<int> ShowAsync(int httpPort, CancellationToken cancellation)
    {
        Console.WriteLine("Starting six cameras and the server …");
        var ports = new CameraPorts(FreePort.TakePreferably(8554), FreePort.TakePreferably(8555), FreePort.TakePreferably(8556));
        var options = new ServerOptions { HttpPort = FreePort.TakePreferably(httpPort), Dc09Port = FreePort.TakePreferably(10500) };
        await using var stage = await StoryStage.SetAsync(withBrowser: false, options, ports, cancellation: cancellation);

        string Link(string person) => $"{stage.Server.Http.GetLeftPart(UriPartial.Authority)}/?person={person}";
        Console.WriteLine($"""

              Operator of the alarm centre     {Link("op-veilig")}
              Control room Midden-Nederland    {Link("dis-midden")}
              Control room Oost-Nederland      {Link("dis-oost")}
              Control room Rotterdam           {Link("dis-rotterdam")}     (gets nothing until you release to it)
              Officer in the street (phone)    {Link("eh-utrecht")}     (sees nothing until a control room invites the team)
              Rollout desk                     {Link("rol-landelijk")}
              Privacy officer of the centre    {Link("pf-veilig")}

            Open each in a window of its own browser profile (one sign-in per profile), and press the button that is marked.
            """);
        using var panel = Panel.InService(stage.Server.Dc09, "1234");
        try
        {
            await Task.Delay(BeforeFirstAlarm, TimeProvider.System, cancellation);
            await PressAsync(panel, cancellation);
            if (Console.IsInputRedirected)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            Console.WriteLine("Enter or 'a' sends another alarm, Ctrl-C ends.");
            while (true)
            {
                if (!stage.Server.IsRunning)
                {
                    Console.Error.WriteLine("The server ended by itself. Its last lines:\n" + string.Join('\n', stage.Server.Output.TakeLast(20)));
                    return 1;
                }
                while (Console.KeyAvailable)
                {
                    if (Console.ReadKey(intercept: true) is { Key: ConsoleKey.Enter } or { KeyChar: 'a' or 'A' })
                        await PressAsync(panel, cancellation);
                }
                await Task.Delay(TimeSpan.FromMilliseconds(150), TimeProvider.System, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Console.WriteLine("\nStopping.");
            return 0;
        }
    }

    /// <summary>The same, watched by machines: proves within a minute that the story holds.</summary>
    public static async Task<int> CheckAsync(string? jsonFile, CancellationToken cancellation)
    {
        // The whole command must end within 60 s, stopping included.
        var until = TimeProvider.System.GetUtcNow().AddSeconds(50);
        Console.WriteLine("Checking the main story: cameras, server, and an operator and two control rooms in real browsers.");
        await using var stage = await StoryStage.SetAsync(withBrowser: true, cancellation: cancellation);
        var figures = await StoryRun.PlayAsync(stage, new StoryOptions { Until = until, Say = line => Console.WriteLine($"  {line}") }, cancellation);
        if (!figures.Held)
            Console.WriteLine("The server's last lines:\n" + string.Join('\n', stage.Server.Output.TakeLast(25)));
        figures.Print(Console.Out);
        if (jsonFile is not null)
            figures.WriteJson(jsonFile);
        return figures.Held ? 0 : 1;
    }

    private static async Task PressAsync(Panel panel, CancellationToken cancellation)
    {
        try
        {
            var answer = await panel.HoldUpAsync(cancellation: cancellation);
            Console.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} hold-up button pressed at LV-0001; the alarm centre answered {answer.Kind.ToString().ToUpperInvariant()}.");
        }
        catch (TimeoutException e)
        {
            Console.Error.WriteLine(e.Message);
        }
    }
}
