using LiveView.Simulation.Processes;

namespace LiveView.Simulation.Storage;

/// <summary>An S3 server of others (npm <c>s3rver</c>) with one empty bucket, in a directory that goes away. It ignores <c>If-None-Match</c>.</summary>
public sealed class S3Server : IAsyncDisposable
{
    public const string Bucket = "recordings";

    /// <summary>The one key pair that it knows, name and secret alike.</summary>
    public const string Key = "S3RVER";

    private readonly NpmPackages _packages;
    private readonly int _port = FreePort.Take();
    private ChildProcess? _process;

    private S3Server(NpmPackages packages) => _packages = packages;

    public Uri Endpoint => new($"http://127.0.0.1:{_port}");

    /// <summary>File with the secret and nothing else.</summary>
    public string SecretFile => Path.Combine(_packages.Home, "secret");

    /// <summary>Settings of a server of ours that keeps its recordings here.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Recording:Store"] = "S3",
        ["Recording:S3:Endpoint"] = Endpoint.ToString(),
        ["Recording:S3:Bucket"] = Bucket,
        ["Recording:S3:AccessKey"] = Key,
        ["Recording:S3:SecretKeyFile"] = SecretFile,
    };

    public static async Task<S3Server> StartAsync()
    {
        var server = new S3Server(await NpmPackages.InstallAsync(["s3rver@3.7.1"]));
        await File.WriteAllTextAsync(server.SecretFile, Key);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(server.SecretFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it where it was, with what it kept.</summary>
    public async Task StartAgainAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        var kept = Directory.CreateDirectory(Path.Combine(_packages.Home, "kept")).FullName;
        _process = ChildProcess.Start("The S3 server", "node", [
            Path.Combine(_packages.Home, "node_modules", "s3rver", "bin", "s3rver.js"), "-d", kept, "-a", "127.0.0.1", "-p", $"{_port}",
            "--no-vhost-buckets", "--configure-bucket", Bucket]);
        await _process.WaitForLineAsync(line => line.Contains("listening", StringComparison.Ordinal), TimeSpan.FromSeconds(30));
    }

    /// <summary>As a power cut does.</summary>
    public Task KillAsync() => _process!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _packages.Dispose();
    }
}
