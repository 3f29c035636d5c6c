using System.Runtime.Versioning;
using System.Text;
using CsCheck;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Persistence.Spool;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Persistence.Tests.Spool;

/// <summary>What was kept is there again, whatever happened to the process; what is damaged is not passed over in silence.</summary>
public sealed class FileSpoolTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("spool-").FullName;

    private string File => Path.Combine(_directory, "spool.jsonl");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task What_was_kept_is_there_again_in_order_with_its_texts_and_audience()
    {
        var (first, second) = (Entry("inc:a", 3, "een"), Entry("inc:a", 4, "twee"));
        using (var spool = Open())
        {
            await spool.KeepAsync(first);
            await spool.KeepAsync(Entry("inc:b", 1, "elders"));
            await spool.KeepAsync(second);
        }

        using var again = Open();
        Assert.Equal([Text(first), Text(second)], again.Held("inc:a").Select(Text));
        Assert.Equal(["inc:a", "inc:b"], again.Streams());
    }

    [Fact]
    public async Task What_stands_in_the_log_is_kept_no_longer_and_leaves_an_empty_file()
    {
        var (first, second) = (Entry("inc:a", 3, "een"), Entry("inc:a", 4, "twee"));
        using var spool = Open();
        await spool.KeepAsync(first);
        await spool.KeepAsync(second);
        await spool.ForgetAsync([first]);
        Assert.Equal([second.Id], spool.Held("inc:a").Select(each => each.Id));
        await spool.ForgetAsync([second]);

        Assert.Equal((0, 0L), (spool.Streams().Count, new FileInfo(File).Length));
    }

    [Fact]
    public async Task The_same_lines_are_kept_once()
    {
        var entry = Entry("inc:a", 3, "een");
        using var spool = Open();
        await spool.KeepAsync(entry);
        await spool.KeepAsync(entry);

        Assert.Single(spool.Held("inc:a"));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_its_owner_reads_the_files()
    {
        using var spool = Open();
        await spool.KeepAsync(Entry("inc:a", 1, "geheim"));

        Assert.All(Directory.GetFiles(_directory), each =>
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(each)));
    }

    [Fact]
    public async Task A_last_line_that_is_torn_anywhere_costs_nothing_that_was_kept()
    {
        long before;
        using (var spool = Open())
        {
            await spool.KeepAsync(Entry("inc:a", 1, "een"));
            before = new FileInfo(File).Length;
            await spool.KeepAsync(Entry("inc:a", 2, "twee"));
        }

        var whole = await System.IO.File.ReadAllBytesAsync(File);

        for (var length = before; length < whole.Length; length += 7)
        {
            await System.IO.File.WriteAllBytesAsync(File, whole[..(int)length]);
            var id = Id();
            using (var torn = Open())
            {
                Assert.Equal((1, id), (torn.Held("inc:a").Count, torn.Id));
                await torn.KeepAsync(Entry("inc:a", 2, "opnieuw"));
            }

            using var again = Open();
            Assert.Equal(2, again.Held("inc:a").Count);
        }
    }

    [Fact]
    public async Task A_line_that_is_damaged_anywhere_makes_it_another_spool_and_the_rest_is_there()
    {
        using (var spool = Open())
        {
            await spool.KeepAsync(Entry("inc:a", 1, "een"));
            await spool.KeepAsync(Entry("inc:a", 2, "twee"));
        }

        var (whole, id) = (await System.IO.File.ReadAllBytesAsync(File), Id());
        var end = Array.IndexOf(whole, (byte)'\n');
        await Gen.Int[0, end - 1].SampleAsync(async at =>
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 1;
            await System.IO.File.WriteAllBytesAsync(File, damaged);
            await System.IO.File.WriteAllTextAsync(Path.Combine(_directory, "spool.id"), id);
            using var spool = Open();

            Assert.NotEqual(id, spool.Id);
            Assert.Single(spool.Held("inc:a"));
        }, iter: 100, threads: 1);
    }

    [Fact]
    public async Task A_full_spool_says_so_keeps_what_it_has_and_takes_more_when_there_is_room()
    {
        using var spool = FileSpool.Open(_directory, NullLogger.Instance, most: 4_000);
        var kept = new List<SpooledLines>();
        var full = await Assert.ThrowsAsync<SpoolException>(async () =>
        {
            for (var version = 1; ; version++)
            {
                var entry = Entry("inc:a", version, "vol");
                await spool.KeepAsync(entry);
                kept.Add(entry);
            }
        });
        Assert.Contains("full", full.Message, StringComparison.Ordinal);
        Assert.True(kept.Count > 2);
        await spool.ForgetAsync([kept[0], kept[1]]);
        await spool.KeepAsync(Entry("inc:a", 99, "past weer"));

        Assert.Equal(kept.Count - 1, spool.Held("inc:a").Count);
        Assert.True(new FileInfo(File).Length <= 4_000);
    }

    [Fact]
    public void Two_processes_do_not_share_a_spool()
    {
        using var spool = Open();

        Assert.Throws<SpoolException>(Open);
    }

    private static SpooledLines Entry(string stream, long from, string text)
    {
        var value = PersonalValue.Of(text, new string('0', PersonalValue.SaltLength));
        return new SpooledLines(
            Guid.NewGuid().ToString("N"), stream, from,
            [new LineToLog("incident-closed", new DateTimeOffset(2026, 3, 2, 10, 0, 0, 1, TimeSpan.Zero), Encoding.UTF8.GetBytes($$"""{"reason":"{{value.Commitment}}"}"""))
            {
                Values = [value],
            }],
            [OrganisationId.Parse("pac"), OrganisationId.Parse("mk")]);
    }

    private static string Text(SpooledLines entry) => Encoding.UTF8.GetString(new SpoolLine(Keep: entry).Write());

    private string Id() => System.IO.File.ReadAllText(Path.Combine(_directory, "spool.id"));

    private FileSpool Open() => FileSpool.Open(_directory, NullLogger.Instance);
}
