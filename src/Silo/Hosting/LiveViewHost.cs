using System.ComponentModel.DataAnnotations;
using LiveView.Api;
using LiveView.Api.Connections;
using LiveView.Api.Intake;
using LiveView.Api.Keys;
using LiveView.Api.Pages.Theme;
using LiveView.Grains.Clocks;
using LiveView.Grains.Regions;
using LiveView.Grains.Tracking;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Schema;
using LiveView.Protocols.Jurisdiction;
using LiveView.Silo.Borders;
using LiveView.Silo.Cluster;
using LiveView.Silo.Edge;
using LiveView.Silo.Evidence;
using LiveView.Silo.Media;
using LiveView.Silo.Relay;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LiveView.Silo.Hosting;

/// <summary>Composes and runs a process of Live View: a silo, an edge, or both in one.</summary>
internal static class LiveViewHost
{
    /// <summary>How long an orderly stop may take; what is not done by then is cut off.</summary>
    private static readonly TimeSpan OrderlyStop = TimeSpan.FromSeconds(10);

    private const int BadConfiguration = 2;

    public static async Task<int> RunAsync(FileInfo? file, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        try
        {
            var app = await BuildAsync(configuration => configuration.AddLiveView(file, arguments), cancel);
            await using var disposing = (IAsyncDisposable)app;
            await app.StartAsync(cancel);
            Announce(app);
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (Exception e) when (e is PartyFileException or ThemeException or ValidationException or OptionsValidationException
            or SchemaException or ConfigurationException)
        {
            await Console.Error.WriteLineAsync($"live-view: {e.Message}");
            return BadConfiguration;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"live-view: {e.Message} Another program listens there: stop it, or configure another address.");
            return BadConfiguration;
        }
    }

    /// <summary>Brings the schema up to this program; for whoever does not give the running program the owner's password.</summary>
    public static async Task<int> MigrateAsync(FileInfo? file, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        try
        {
            var configuration = new ConfigurationManager();
            configuration.AddLiveView(file, arguments);
            using var logging = LoggerFactory.Create(each => each.AddLiveViewConsole());
            await using var database = Database.Open(Storage(configuration), TimeProvider.System, logging);
            await database.MigrateAsync(cancel);
            return 0;
        }
        catch (Exception e) when (e is ValidationException or SchemaException or ConfigurationException)
        {
            await Console.Error.WriteLineAsync($"live-view: {e.Message}");
            return BadConfiguration;
        }
    }

    /// <summary>The whole program, composed and not yet started.</summary>
    /// <param name="configure">Where its configuration comes from.</param>
    /// <param name="cancel">Ends the wait for the database.</param>
    public static async Task<IHost> BuildAsync(Action<IConfigurationBuilder> configure, CancellationToken cancel)
    {
        var configuration = new ConfigurationManager();
        configure(configuration);
        if (Roles.Of(configuration) == Role.Silo)
        {
            var silo = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            configure(silo.Configuration);
            AddProcess(silo);
            await AddSiloAsync(silo, Role.Silo, cancel);
            return silo.Build();
        }

        var builder = WebApplication.CreateSlimBuilder();
        configure(builder.Configuration);
        AddProcess(builder);
        StartUpRules.Check(builder.Configuration);
        if (Roles.Of(configuration) == Role.Edge)
        {
            builder.AddEdgeCluster();
        }
        else
        {
            await AddSiloAsync(builder, Role.All, cancel);
            builder.Services.AddKeysOfOneMachine(DataDirectory(builder.Configuration));
        }

        builder.Services.AddFeedRelay(Roles.Of(configuration));
        builder.Services.AddEdge(builder.Configuration);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel((context, kestrel) => kestrel.ListenOn(context.Configuration));

        var app = builder.Build();
        app.MapEdge();
        return app;
    }

    private static void AddProcess(IHostApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddLiveViewConsole();
        builder.Services.AddSingleton<TimeProvider>(services => new SteadyTime(
            TimeProvider.System, step => ClockLog.Stepped(services.GetRequiredService<ILogger<SteadyTime>>(), step)));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = OrderlyStop);
    }

    private static async Task AddSiloAsync(IHostApplicationBuilder builder, Role role, CancellationToken cancel)
    {
        var storage = Storage(builder.Configuration);
        ClusterDoors.GuardDatabase(storage);
        var database = Database.Open(storage, TimeProvider.System, LoggerFactory.Create(logging => logging.AddLiveViewConsole()));
        await database.MigrateAsync(cancel);
        builder.Services.AddSingleton(database).AddSingleton(database.Log).AddSingleton(database.Audit).AddSingleton(database.Material)
            .AddSingleton(database.Tracks).AddSingleton(database.Regions);
        builder.AddSpool(Path.Combine(DataDirectory(builder.Configuration), "spool"));
        await builder.AddEvidenceAsync(database, Path.Combine(DataDirectory(builder.Configuration), "evidence"), cancel);
        builder.Services.TryAddSingleton(_ => ShippedJurisdiction.Load());
        builder.Services.AddSingleton<TrackRounds>().AddSingleton<RegionsInForce>().AddHostedService<RegionsClock>();
        builder.AddCluster(database);
        builder.Services.AddHostedService<CheckpointClock>().AddHostedService<AuditUpkeep>();
        builder.Services.AddMediaNode().AddRecording(DataDirectory(builder.Configuration));
        builder.AddRelay(role, storage);
    }

    /// <summary>Where a configuration keeps its data.</summary>
    public static StorageOptions Storage(IConfiguration configuration)
    {
        var options = configuration.GetSection("Storage").Get<StorageOptions>() ?? new StorageOptions();
        if (options is { Provider: StorageProvider.Sqlite, ConnectionString: null, DataDirectory: null })
        {
            options.DataDirectory = DataDirectory(configuration);
        }

        return options;
    }

    private static string DataDirectory(IConfiguration configuration) => Path.GetFullPath(configuration["DataDirectory"] ?? "data");

    /// <summary>One line for whoever started the program and waits for it.</summary>
    private static void Announce(IHost app)
    {
        var configuration = app.Services.GetRequiredService<IConfiguration>();
        var intake = app.Services.GetService<IOptions<IntakeOptions>>()?.Value;
        var doors = (app is WebApplication ? KestrelDoors.HttpUrls(configuration) : []).Select(url => $"http={url}")
            .Concat((intake?.Dc09 ?? []).Select(receiver => $"dc09={receiver.Endpoint}"))
            .Concat(app is WebApplication && configuration["Cot:Endpoint"] is { Length: > 0 } cot ? [$"cot={cot}"] : [])
            .Concat(app is WebApplication && configuration["Cot:Enrolment:Endpoint"] is { Length: > 0 } enrolment ? [$"cot-enrolment={enrolment}"] : [])
            .Concat(app.Services.GetService<RelayDoor>()?.Address is { } relay ? [$"relay={relay}"] : []);
        Console.Out.WriteLine($"live-view: ready {string.Join(' ', doors)}");
        Console.Out.Flush();
    }
}
