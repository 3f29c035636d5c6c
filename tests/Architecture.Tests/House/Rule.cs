namespace LiveView.Architecture.Tests.House;

/// <summary>A rule of the house names who breaks it.</summary>
internal static class Rule
{
    public static void Nobody<T>(IEnumerable<T> breaks, string rule)
    {
        var found = breaks.Select(each => $"{each}").Distinct().Order(StringComparer.Ordinal).ToArray();
        if (found.Length > 0)
        {
            Assert.Fail($"{rule}{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
        }
    }
}
