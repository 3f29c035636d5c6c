namespace LiveView.Benchmarks; internal static class Program { private static void Main() { } }
