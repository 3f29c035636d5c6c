using System.CommandLine;
using System.Globalization;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Protocols.Jurisdiction.Borders;

namespace LiveView.Silo.Borders;

/// <summary>The options of <c>regions import</c>, as somebody types them.</summary>
internal sealed class ImportOptions
{
    private const int MostTableBytes = 1024 * 1024;

    private readonly Option<FileInfo> file = new("--file") { Description = "Borders in GeoJSON, in degrees (WGS84) or in RD New.", Required = true };
    private readonly Option<string> id = new("--id") { Description = "Property with the code of a region, such as statcode.", Required = true };
    private readonly Option<string> name = new("--name") { Description = "Property with its name, such as statnaam.", Required = true };
    private readonly Option<string?> room = new("--room") { Description = "Property with the control room. Without it and --rooms the code says it: VR01 to VR25." };
    private readonly Option<FileInfo?> rooms = new("--rooms") { Description = "Table of lines 'regioncode;controlroom' that says it instead." };
    private readonly Option<string?> crs = new("--crs") { Description = "28992 (RD New) or 4326 (degrees), for a file that does not say it." };
    private readonly Option<string> from = new("--valid-from") { Description = "First day, Dutch time: 2026-01-01.", Required = true };
    private readonly Option<string> source = new("--source") { Description = "Who says so, shown with the map: \"CBS/PDOK\".", Required = true };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [file, id, name, room, rooms, crs, from, source];

    /// <summary>What they say.</summary>
    /// <exception cref="FormatException">One is not right; the message says which and what to do.</exception>
    public async Task<ImportOrder> ReadAsync(ParseResult parse, CancellationToken cancel)
    {
        if (parse.GetValue(room) is not null && parse.GetValue(rooms) is not null)
        {
            throw new FormatException("Say which control room answers by --room or by --rooms, and not by both.");
        }

        var day = parse.GetRequiredValue(from);
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var validFrom))
        {
            throw new FormatException($"--valid-from {day} is no day: write it as 2026-01-01.");
        }

        var said = parse.GetRequiredValue(source).Trim();
        if (said.Length is 0 or > RegionVersion.LongestSource || said.Any(char.IsControl))
        {
            throw new FormatException($"--source is 1 to {RegionVersion.LongestSource} characters on one line: it is shown with the map.");
        }

        var table = parse.GetValue(rooms) is { } given ? RoomTable.Read(System.Text.Encoding.UTF8.GetString(await BytesAsync(given, MostTableBytes, cancel))) : null;
        return new ImportOrder(
            await BytesAsync(parse.GetRequiredValue(file), BorderFileReader.MostBytes, cancel),
            new BorderColumns(parse.GetRequiredValue(id), parse.GetRequiredValue(name), parse.GetValue(room)),
            table, parse.GetValue(crs), validFrom, said);
    }

    private static async Task<byte[]> BytesAsync(FileInfo file, int most, CancellationToken cancel)
    {
        try
        {
            return !file.Exists ? throw new FormatException($"File '{file}' does not exist.")
                : file.Length > most ? throw new FormatException($"File '{file}' is larger than {most / (1024 * 1024)} MB: take a generalised set.")
                : await File.ReadAllBytesAsync(file.FullName, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"File '{file}' cannot be read: {e.Message}", e);
        }
    }
}
