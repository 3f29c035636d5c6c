namespace LiveView.Benchmarks;

/// <param name="Figures">Written to the JSON file: stable key, number.</param>
/// <param name="Held">False makes the command fail.</param>
public sealed record BenchOutcome(IReadOnlyDictionary<string, double> Figures, bool Held = true);
