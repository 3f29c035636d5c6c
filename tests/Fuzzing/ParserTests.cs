using System.Reflection;
using LiveView.Fuzzing.Targets;
using LiveView.Protocols.Dc09;
using Xunit.Abstractions;

namespace LiveView.Fuzzing;

/// <summary>Five seconds of wrong input for each parser that faces outside, two at once; as long as wanted by ./live-view bench fuzz.</summary>
public abstract class ParserTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Even() => [.. FuzzTargets.All.Where((_, at) => at % 2 == 0).Select(target => target.Name)];

    public static TheoryData<string> Odd() => [.. FuzzTargets.All.Where((_, at) => at % 2 == 1).Select(target => target.Name)];

    protected void Fuzz(string name)
    {
        var report = Fuzzer.Run(FuzzTargets.All.Single(target => target.Name == name), s_duration, TimeProvider.System, seed: null, CancellationToken.None);
        output.WriteLine($"{report}");
        Assert.True(report.Failure is null, $"{report}");
        Assert.True(report.Outcomes > 1, $"{report}");
    }
}

public class EvenParserTests(ITestOutputHelper output) : ParserTests(output)
{
    [Theory]
    [MemberData(nameof(Even))]
    public void No_input_breaks_it_or_makes_it_slow_or_greedy(string parser) => Fuzz(parser);
}

public class OddParserTests(ITestOutputHelper output) : ParserTests(output)
{
    [Theory]
    [MemberData(nameof(Odd))]
    public void No_input_breaks_it_or_makes_it_slow_or_greedy(string parser) => Fuzz(parser);
}

public class CoverageTests
{
    [Fact]
    public void Every_reader_of_a_protocol_is_fuzzed()
    {
        var readers = typeof(Dc09Parser).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.Name is "Read" or "Parse" or "TryParse" or "TryRead" && method.GetParameters() is [var first, ..] && IsRaw(first.ParameterType))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Distinct();

        Assert.Empty(readers.Except(FuzzTargets.All.SelectMany(target => target.Covers)));
    }

    [Fact]
    public void The_bodies_of_endpoints_are_found_or_this_is_blind() =>
        Assert.True(RequestTargets.Bodies.Count >= 7 && RequestTargets.Identifiers.Count >= 6, string.Join(", ", RequestTargets.Bodies.Select(each => each.Name)));

    private static bool IsRaw(Type type) => (type.IsByRef ? type.GetElementType() : type) is { } plain
        && (plain == typeof(string) || plain == typeof(ReadOnlySpan<byte>) || plain == typeof(ReadOnlySpan<char>) || plain == typeof(byte[]));
}

/// <summary>A fuzzer that finds nothing must be one that would have.</summary>
public class FuzzerTests
{
    private static readonly TimeSpan s_while = TimeSpan.FromSeconds(2);

    [Fact]
    public void An_exception_that_is_not_declared_is_found_with_the_input_that_caused_it()
    {
        var report = Run(bytes => bytes.AsSpan().IndexOf("\u0007x"u8) >= 0 ? throw new InvalidOperationException("found") : bytes.Length);

        Assert.Contains("found", report.Failure, StringComparison.Ordinal);
        Assert.Contains("0778", report.Failure, StringComparison.Ordinal);
        Assert.NotEmpty(report.Seed);
    }

    [Fact]
    public void The_same_seed_makes_the_same_inputs()
    {
        Assert.Equal(Inputs(), Inputs());

        static List<byte[]> Inputs()
        {
            var inputs = new List<byte[]>();
            using var stop = new CancellationTokenSource();
            Fuzzer.Run(Target(bytes =>
            {
                inputs.Add(bytes);
                if (inputs.Count == 500)
                {
                    stop.Cancel();
                }

                return bytes.Length % 7;
            }), TimeSpan.FromMinutes(1), TimeProvider.System, "0N0XIzNsQ0O2", stop.Token);
            return inputs;
        }
    }

    [Fact]
    public void Greed_is_found() =>
        Assert.Contains("allocated", Run(bytes => bytes.Contains((byte)'x') ? new byte[1 << 20].Length : bytes.Length).Failure, StringComparison.Ordinal);

    [Fact]
    public void Slowness_is_found() => Assert.Contains("took more than", Run(bytes =>
    {
        var since = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromMilliseconds(6) && bytes.Length % 10 == 0)
        {
        }

        return bytes.Length;
    }, TimeSpan.FromSeconds(8)).Failure, StringComparison.Ordinal);

    private static FuzzReport Run(Func<byte[], int> read, TimeSpan? duration = null) =>
        Fuzzer.Run(Target(read), duration ?? s_while, TimeProvider.System, seed: null, CancellationToken.None);

    private static FuzzTarget Target(Func<byte[], int> read) => new() { Name = "test", Seeds = ["seed of a test"u8.ToArray()], Words = ["x"], Covers = [], Read = read };
}
