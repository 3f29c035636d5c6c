using CsCheck;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;

namespace LiveView.Persistence.Tests.Log;

/// <summary>Random histories, told to the log and to plain lists in memory: both must end the same.</summary>
internal sealed class EventLogModel(IEventLog log)
{
    private static readonly Gen<Step> AnyStep =
        Gen.Select(Gen.Int[0, 2], Gen.Frequency((6, Gen.Const(0)), (1, Gen.Const(-1)), (1, Gen.Const(1))), Gen.Int[1, 3], Gen.Int[0, 3])
            .Select((stream, off, lines, audience) => new Step(stream, off, lines, audience));

    private int histories;

    public Task CheckAsync() => AnyStep.List[1, 25].SampleAsync(ReplayAsync, iter: 60, threads: 1);

    private async Task ReplayAsync(List<Step> steps)
    {
        var history = Interlocked.Increment(ref histories);
        var readers = new[] { OrganisationId.Parse($"alarm-{history}"), OrganisationId.Parse($"police-{history}") };
        var streams = Enumerable.Range(0, 3).Select(_ => new List<LoggedLine>()).ToArray();
        var heard = readers.ToDictionary(reader => reader, _ => new List<LoggedLine>());
        foreach (var step in steps)
        {
            var model = streams[step.Stream];
            var audience = readers.Where((_, i) => (step.Audience & (1 << i)) != 0).ToList();
            var lines = Enumerable.Range(0, step.Lines).Select(i => Lines.Line($"{model.Count + i}")).ToList();
            var append = () => log.AppendAsync($"h{history}:{step.Stream}", Math.Max(0, model.Count + step.Off), lines, audience);
            if (Math.Max(0, model.Count + step.Off) != model.Count)
            {
                await Assert.ThrowsAsync<EventLogConflictException>(append);
                continue;
            }

            var written = await append();
            model.AddRange(written);
            audience.ForEach(reader => heard[reader].AddRange(written));
        }

        await AgreeAsync(history, streams, heard);
    }

    private async Task AgreeAsync(int history, List<LoggedLine>[] streams, Dictionary<OrganisationId, List<LoggedLine>> heard)
    {
        for (var i = 0; i < streams.Length; i++)
        {
            var stored = await log.AllAsync($"h{history}:{i}");
            Assert.Null(LogChain.FirstBreak(stored));
            AssertSame(streams[i], stored);
        }

        foreach (var (reader, lines) in heard)
        {
            AssertSame(lines, await log.ReadForAsync(reader, 0, 10_000));
        }
    }

    private static void AssertSame(List<LoggedLine> expected, IReadOnlyList<LoggedLine> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(expected.Zip(actual), pair => Lines.AssertSame(pair.First, pair.Second));
    }

    /// <summary>One append: to which stream, how far off the right version, of how many lines, for whom (bits).</summary>
    private sealed record Step(int Stream, int Off, int Lines, int Audience);
}
