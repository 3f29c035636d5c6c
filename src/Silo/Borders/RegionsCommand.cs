using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Grains.Regions;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Schema;
using LiveView.Protocols.Jurisdiction;
using LiveView.Silo.Cluster;
using LiveView.Silo.Hosting;

namespace LiveView.Silo.Borders;

/// <summary><c>regions</c>: imports, lists and removes official regions in the database of an installation, while it runs or not.</summary>
internal static class RegionsCommand
{
    private const int Refused = 1;
    private const int BadConfiguration = 2;

    public static Command Create(Option<FileInfo?> config)
    {
        var options = new ImportOptions();
        var import = new Command("import", "Imports official regions from GeoJSON, all of them or none.") { config };
        foreach (var option in options.All)
        {
            import.Options.Add(option);
        }

        import.SetAction((parse, cancel) => RunAsync(
            parse.GetValue(config), async (store, now) => await ImportAsync(store, await options.ReadAsync(parse, cancel), now, cancel), cancel));

        var list = new Command("list", "Says which official regions are kept, and which hold now.") { config };
        list.SetAction((parse, cancel) => RunAsync(parse.GetValue(config), (store, now) => ListAsync(store, now, cancel), cancel));

        var version = new Argument<string>("version") { Description = "As 'regions list' calls it." };
        var remove = new Command("remove", "Removes official regions: what held before them holds again.") { config, version };
        remove.SetAction((parse, cancel) => RunAsync(
            parse.GetValue(config), (store, _) => RemoveAsync(store, parse.GetRequiredValue(version), cancel), cancel));
        return new Command("regions", "Official regions of the control rooms.") { import, list, remove };
    }

    private static async Task<int> ImportAsync(IRegionStore store, ImportOrder order, DateTimeOffset now, CancellationToken cancel)
    {
        var import = RegionImport.Of(order, ShippedJurisdiction.Load(), RegionFile.Read(ShippedRegions.Text()), now);
        var isNew = await store.KeepAsync(import.Version, import.Text, cancel);
        foreach (var line in import.Said)
        {
            await Console.Out.WriteLineAsync(line);
        }

        await Console.Out.WriteLineAsync(isNew
            ? $"ok       version {import.Version.Id} is kept; from {Day(import.Version)} on it holds, and running servers take it within a minute"
            : $"ok       version {import.Version.Id} was kept already: nothing is changed");
        return 0;
    }

    private static async Task<int> ListAsync(IRegionStore store, DateTimeOffset now, CancellationToken cancel)
    {
        var versions = await store.ListAsync(cancel);
        var inForce = RegionVersion.InForce(versions, now);
        foreach (var each in versions)
        {
            await Console.Out.WriteLineAsync(
                $"{(each == inForce ? "holds" : "kept "),-8} {each.Id}  from {Day(each)}  {each.Regions} regions, {each.Points} points  {each.Source}  " +
                $"(imported {each.ImportedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC)");
        }

        if (inForce is null)
        {
            await Console.Out.WriteLineAsync("holds    the approximate regions that come with the program");
        }

        return 0;
    }

    private static async Task<int> RemoveAsync(IRegionStore store, string version, CancellationToken cancel)
    {
        if (await store.RemoveAsync(version, cancel))
        {
            await Console.Out.WriteLineAsync($"ok       version {version} is removed; running servers let go of it within a minute");
            return 0;
        }

        throw new FormatException($"There is no version '{version}': './live-view regions list' says which there are.");
    }

    private static string Day(RegionVersion version) => version.ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<int> RunAsync(FileInfo? config, Func<IRegionStore, DateTimeOffset, Task<int>> work, CancellationToken cancel)
    {
        try
        {
            var configuration = new ConfigurationManager();
            configuration.AddLiveView(config, []);
            var storage = LiveViewHost.Storage(configuration);
            ClusterDoors.GuardDatabase(storage);
            MustBeThere(storage);
            using var logging = LoggerFactory.Create(each => each.AddLiveViewConsole());
            await using var database = Database.Open(storage, TimeProvider.System, logging);
            await database.MigrateAsync(cancel);
            return await work(database.Regions, TimeProvider.System.GetUtcNow());
        }
        catch (Exception e) when (e is FormatException or RegionsUnavailableException)
        {
            await Console.Error.WriteLineAsync($"live-view: {e.Message}");
            return Refused;
        }
        catch (Exception e) when (e is ValidationException or SchemaException or ConfigurationException)
        {
            await Console.Error.WriteLineAsync($"live-view: {e.Message}");
            return BadConfiguration;
        }
    }

    /// <summary>A wrong directory would get a database of its own, in which nobody ever looks.</summary>
    private static void MustBeThere(StorageOptions storage)
    {
        if (storage is { Provider: StorageProvider.Sqlite, DataDirectory: { } directory } && !File.Exists(Path.Combine(directory, StorageOptions.SqliteFileName)))
        {
            throw new ConfigurationException(
                $"There is no database in '{directory}': give the server's configuration with --config, or start the server once before.");
        }
    }
}
