namespace LiveView.Fuzzing;

/// <summary>What came of fuzzing one parser.</summary>
/// <param name="Target">The parser.</param>
/// <param name="Seed">With this the run is the same again.</param>
/// <param name="Inputs">How many inputs it read.</param>
/// <param name="Outcomes">How many different outcomes it had.</param>
/// <param name="Slow">Inputs that took more than <see cref="Fuzzer.MostTime"/>.</param>
/// <param name="MostAllocated">Most bytes allocated per byte of input, inputs under a kilobyte counted as one.</param>
/// <param name="Failure">What went wrong, with the input in hexadecimal; null when nothing did.</param>
public sealed record FuzzReport(string Target, string Seed, long Inputs, int Outcomes, long Slow, double MostAllocated, string? Failure)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Target}: {Inputs:N0} inputs, {Outcomes} outcomes, {Slow} slow, at most {MostAllocated:F1} bytes allocated per byte, seed {Seed}")
        + (Failure is null ? "" : "\n" + Failure);
}
