using System.Diagnostics;
using LiveView.Simulation.Processes;

namespace LiveView.Simulation.Databases;

/// <summary>A PostgreSQL cluster in a temporary directory, stopped and deleted at the end.</summary>
public sealed class ThrowawayCluster : IAsyncDisposable
{
    private static readonly string[] UnprivilegedUsers = ["postgres", "nobody"];

    private readonly DirectoryInfo _home;
    private readonly string _binaries;
    private readonly string? _user;

    private ThrowawayCluster(DirectoryInfo home, string binaries, string? user, int port, bool durable)
    {
        _home = home;
        _binaries = binaries;
        _user = user;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";
        Port = port;
        Fsync = durable ? "on" : "off";
    }

    public string ConnectionString { get; }

    private int Port { get; }

    private string Fsync { get; }

    private string Data => Path.Combine(_home.FullName, "data");

    public static async Task<ThrowawayCluster> StartAsync(bool durable = false)
    {
        var cluster = new ThrowawayCluster(
            Directory.CreateTempSubdirectory("live-view-postgres-"), FindBinaries(), Environment.UserName == "root" ? FindUser() : null,
            FreePort.Take(), durable);
        if (cluster._user is { } owner)
        {
            await RunAsync("chown", owner, cluster._home.FullName);
        }

        await cluster.RunAsOwnerAsync("initdb", "-D", cluster.Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync");
        await cluster.StartServerAsync();
        return cluster;
    }

    /// <summary>Starts the server again after <see cref="StopServerAsync"/>.</summary>
    public Task StartServerAsync() => RunAsOwnerAsync(
        "pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(_home.FullName, "log"),
        "-o", $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{_home.FullName}' -c fsync={Fsync} -c max_connections=300");

    /// <summary>Ends the server at once, as a crash would.</summary>
    public Task StopServerAsync() => RunAsOwnerAsync("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await StopServerAsync();
        }

        _home.Delete(recursive: true);
    }

    private static string FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        var candidates = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(Version).Select(directory => Path.Combine(directory, "bin"))
            : [];
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return candidates.Concat(path).FirstOrDefault(directory => File.Exists(Path.Combine(directory, "initdb")))
            ?? throw new InvalidOperationException(
                "The PostgreSQL tests need a server: install the Debian package 'postgresql', or set LIVEVIEW_TEST_POSTGRES to the " +
                "connection string of a server where databases may be created.");
    }

    private static double Version(string directory) => double.TryParse(Path.GetFileName(directory), out var version) ? version : 0;

    private static string FindUser() =>
        UnprivilegedUsers.First(name => File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{name}:", StringComparison.Ordinal)));

    private static async Task RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}.");
    }

    // PostgreSQL refuses to run as root.
    private Task RunAsOwnerAsync(string program, params string[] arguments)
    {
        var full = Path.Combine(_binaries, program);
        return _user is null
            ? RunAsync(full, arguments)
            : RunAsync("setpriv", ["--reuid", _user, "--regid", Group(_user), "--clear-groups", full, .. arguments]);
    }

    private static string Group(string user) =>
        File.ReadLines("/etc/passwd").First(line => line.StartsWith($"{user}:", StringComparison.Ordinal)).Split(':')[3];
}
