namespace LiveView.Simulation; internal static class Program { private static void Main() { } }
