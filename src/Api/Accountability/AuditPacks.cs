using System.IO.Compression;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveView.Api.Identity;
using LiveView.Domain.Accountability;
using LiveView.Domain.Evidence;
using LiveView.Domain.Releases;

namespace LiveView.Api.Accountability;

/// <summary>
/// One bundle with all that the log says about an organisation and a period, for the yearly audit (Wpg art. 32a and 33). The same log
/// gives the same bytes, except for <c>made.json</c>, which says who made it when.
/// </summary>
internal sealed class AuditPacks(AuditReader reader, TimeProvider time)
{
    /// <summary>Makes the bundle in a file that is gone when the stream is closed.</summary>
    public async Task<Stream> MakeAsync(ClaimsPrincipal user, ReportOrder order, CancellationToken cancel)
    {
        var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 64 * 1024,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                await FillAsync(new Pack(zip, order.Query.To), user, order, cancel);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task FillAsync(Pack pack, ClaimsPrincipal user, ReportOrder order, CancellationToken cancel)
    {
        var context = await reader.ContextAsync(user) ?? throw new InvalidOperationException("A reader without a scope makes no pack.");
        var views = reader.Views(user, context);
        var words = ReportWords.In("nl");
        var query = order.Query with { Cameras = [] };
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);

        foreach (var language in ReportWords.Both)
        {
            await pack.AddAsync($"README-{language.Language}.txt", [language.PackReadMe + "\n"]);
        }

        await pack.AddAsync("viewings.jsonl", reader.ViewingsAsync(user, query, cancel).Select(row => Counted(counts, $"viewing-{Name(row.Action)}", Line(row))));
        await pack.AddAsync("viewings.csv", Table(words.ViewingColumns, reader.ViewingsAsync(user, query, cancel).Select(row => views.Of(row).Cells(words))));
        await pack.AddAsync("disclosures.jsonl", reader.DisclosuresAsync(user, query, cancel).Select(row => Counted(counts, $"disclosure-{Given(row)}", Line(row))));
        await pack.AddAsync(
            "disclosures.csv", Table(words.DisclosureColumns, reader.DisclosuresAsync(user, query, cancel).Select(row => views.Of(row).Cells(words))));
        await pack.AddAsync("entries.jsonl", reader.EntriesAsync(user, query, cancel).Select(row => Counted(counts, row.Type, Line(row))));
        await pack.AddAsync("heads.jsonl", reader.HeadsAsync(user, query, cancel).Select(Line));
        await pack.AddAsync("figures.json", [Line(counts)]);
        await pack.AddAsync("made.json", [Line(new { at = time.GetUtcNow(), by = user.Actor(), order.Kind, order.Query.From, order.Query.To, order.Purpose, order.Reference })]);
        await pack.SealAsync();
    }

    private static string Counted(SortedDictionary<string, long> counts, string kind, string line)
    {
        counts[kind] = counts.GetValueOrDefault(kind) + 1;
        return line;
    }

    /// <summary>What was handed over, so that leave to look back is not counted as leave to watch live.</summary>
    private static string Given(DisclosureRecord row) => row switch
    {
        { Capabilities: { } capabilities } => string.Join('+', capabilities.Select(Name)),
        { Clip: not null } => Name(GateAction.Clip),
        _ => "export",
    };

    private static string Name(GateAction action) => JsonNamingPolicy.CamelCase.ConvertName(action.ToString());

    private static string Line<T>(T row) => JsonSerializer.Serialize(row, LogJson.Options) + "\n";

    private static IAsyncEnumerable<string> Table(IReadOnlyList<string> columns, IAsyncEnumerable<string?[]> rows) =>
        rows.Select(Csv.Row).Prepend("\ufeff" + Csv.Row(columns));

    /// <summary>Files with one time, in the order in which they are added, and what each hashes to.</summary>
    private sealed class Pack(ZipArchive zip, DateTimeOffset at)
    {
        /// <summary>The earliest that a zip file can say.</summary>
        private static readonly DateTimeOffset s_first = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

        private readonly StringBuilder _manifest = new();

        public Task AddAsync(string name, IEnumerable<string> parts) => AddAsync(name, parts.ToAsyncEnumerable());

        public async Task AddAsync(string name, IAsyncEnumerable<string> parts)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using (var entry = await OpenAsync(name))
            {
                await foreach (var part in parts)
                {
                    var bytes = Encoding.UTF8.GetBytes(part);
                    hash.AppendData(bytes);
                    await entry.WriteAsync(bytes);
                }
            }

            _manifest.Append(Convert.ToHexStringLower(hash.GetHashAndReset())).Append("  ").Append(name).Append('\n');
        }

        public async Task SealAsync()
        {
            await using var entry = await OpenAsync("manifest.sha256");
            await entry.WriteAsync(Encoding.UTF8.GetBytes(_manifest.ToString()));
        }

        private Task<Stream> OpenAsync(string name)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = at.ToUniversalTime() is var time && time > s_first ? time : s_first;
            return entry.OpenAsync();
        }
    }
}
