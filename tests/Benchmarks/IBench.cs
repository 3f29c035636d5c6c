namespace LiveView.Benchmarks;

/// <summary>One bench, one file: found by reflection, started by <c>./live-view bench NAME</c>.</summary>
public interface IBench
{
    string Name { get; }

    /// <summary>One line for the list of benches.</summary>
    string Measures { get; }

    Task<BenchOutcome> RunAsync(CancellationToken cancellation);
}
