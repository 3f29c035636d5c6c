using System.ComponentModel.DataAnnotations;
using LiveView.Api;
using LiveView.Api.Connections;
using LiveView.Api.Intake;
using LiveView.Persistence.Databases;
using LiveView.Persistence.Schema;
using LiveView.Silo.Media;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace LiveView.Silo.Hosting;

/// <summary>Composes and runs a silo; in the role <c>all</c> it mounts the doors of the edge in its own process.</summary>
internal static class LiveViewHost
{
    /// <summary>How long an orderly stop may take; what is not done by then is cut off.</summary>
    private static readonly TimeSpan OrderlyStop = TimeSpan.FromSeconds(10);

    private const int BadConfiguration = 2;

    public static async Task<int> RunAsync(FileInfo? file, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        try
        {
            await using var app = await BuildAsync(configuration => configuration.AddLiveView(file, arguments), cancel);
            await app.StartAsync(cancel);
            Announce(app);
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (Exception e) when (e is PartyFileException or ValidationException or OptionsValidationException or SchemaException
            or ConfigurationException)
        {
            await Console.Error.WriteLineAsync($"live-view: {e.Message}");
            return BadConfiguration;
        }
    }

    /// <summary>The whole program, composed and not yet started.</summary>
    /// <param name="configure">Where its configuration comes from.</param>
    /// <param name="cancel">Ends the wait for the database.</param>
    public static async Task<WebApplication> BuildAsync(Action<IConfigurationBuilder> configure, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        configure(builder.Configuration);
        builder.Logging.ClearProviders().AddLiveViewConsole();
        builder.Services.AddSingleton(TimeProvider.System);

        var storage = Storage(builder.Configuration);
        var database = Database.Open(storage, TimeProvider.System, LoggerFactory.Create(logging => logging.AddLiveViewConsole()));
        await database.MigrateAsync(cancel);
        builder.Services.AddSingleton(database).AddSingleton(database.Log);

        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = OrderlyStop);
        builder.Services.AddDataProtection()
            .SetApplicationName("live-view")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(DataDirectory(builder.Configuration), "keys")));
        builder.AddCluster(database);
        builder.Services.AddMediaNode();
        builder.Services.AddEdge(builder.Configuration);
        builder.WebHost.UseKestrelCore().ConfigureKestrel((context, kestrel) => kestrel.ListenOn(context.Configuration));

        var app = builder.Build();
        app.MapEdge();
        return app;
    }

    private static StorageOptions Storage(IConfiguration configuration)
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
    private static void Announce(WebApplication app)
    {
        var intake = app.Services.GetRequiredService<IOptions<IntakeOptions>>().Value;
        var doors = KestrelDoors.HttpUrls(app.Configuration).Select(url => $"http={url}")
            .Concat(intake.Dc09.Select(receiver => $"dc09={receiver.Endpoint}"));
        Console.Out.WriteLine($"live-view: ready {string.Join(' ', doors)}");
        Console.Out.Flush();
    }
}
