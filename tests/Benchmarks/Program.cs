using LiveView.Simulation;
using LiveView.Simulation.Story;

namespace LiveView.Benchmarks;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        using var stopping = new Stopping();
        try
        {
            var line = new ToolArguments(arguments, "--json", "--minutes", "--seed", "--part", "--seconds");
            var benches = typeof(IBench).Assembly.GetTypes()
                .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IBench)))
                .Select(type => (IBench)Activator.CreateInstance(type)!).OrderBy(bench => bench.Name, StringComparer.Ordinal).ToList();
            if (line.Words is not [var name])
            {
                benches.ForEach(bench => Console.WriteLine($"  {bench.Name,-16} {bench.Measures}"));
                return 0;
            }
            if (benches.Find(bench => bench.Name == name) is not { } chosen)
            {
                await Console.Error.WriteLineAsync($"No bench is called '{name}'. There are: {string.Join(", ", benches.Select(b => b.Name))}.");
                return 2;
            }
            var outcome = await chosen.RunAsync(stopping.Token);
            if (line.Value("--json") is { } file)
                StoryFigures.WriteJson(file, outcome.Figures);
            return outcome.Held ? 0 : 1;
        }
        catch (OperationCanceledException) when (stopping.Token.IsCancellationRequested)
        {
            return 130;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IOException or TimeoutException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
