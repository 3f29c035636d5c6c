using System.Text;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;

namespace LiveView.Persistence.Tests.Log;

/// <summary>Lines and readers for the tests.</summary>
internal static class Lines
{
    // Seven decimals: PostgreSQL's own timestamps would lose the last.
    public static readonly DateTimeOffset At = new DateTimeOffset(2031, 5, 17, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(1234567);

    public static readonly OrganisationId Alarm = OrganisationId.Parse("pac-veilig");

    public static readonly OrganisationId Police = OrganisationId.Parse("politie-oost");

    public static LineToLog Line(string text = "x", string type = "incident-raised") =>
        new(type, At, Encoding.UTF8.GetBytes($"{{\"text\":\"{text}\"}}"));

    public static Task<IReadOnlyList<LoggedLine>> AppendAsync(this IEventLog log, string stream, long expected, params OrganisationId[] audience) =>
        log.AppendAsync(stream, expected, [Line()], audience);

    public static async Task<List<LoggedLine>> AllAsync(this IEventLog log, string stream, long after = 0)
    {
        var lines = new List<LoggedLine>();
        await foreach (var line in log.ReadAsync(stream, after))
        {
            lines.Add(line);
        }

        return lines;
    }

    public static void AssertSame(LoggedLine expected, LoggedLine actual)
    {
        Assert.Equal(expected with { Body = default, Line = default, Hash = default }, actual with { Body = default, Line = default, Hash = default });
        Assert.Equal(expected.Body.ToArray(), actual.Body.ToArray());
        Assert.Equal(expected.Line.ToArray(), actual.Line.ToArray());
        Assert.Equal(expected.Hash.ToArray(), actual.Hash.ToArray());
    }
}
