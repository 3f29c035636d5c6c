using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using LiveView.Simulation.Processes;

namespace LiveView.Simulation.Identity;

/// <summary>
/// An OpenID provider that nobody of this project wrote: Debian's glewlwyd, in a process, a database and with keys of its own. It speaks
/// plain HTTP on loopback, and never outlives the test.
/// </summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    private const string Program = "glewlwyd";
    private const string Tables = "/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3";
    private const string Installed = "admin";
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _directory;
    private readonly ChildProcess _process;

    private OpenIdProvider(DirectoryInfo directory, ChildProcess process, Uri address, RSA key, ProviderAdministration administration) =>
        (_directory, _process, Address, Key, Administration) = (directory, process, address, key, administration);

    /// <summary>Where its pages and its programming interface are.</summary>
    public Uri Address { get; }

    /// <summary>Its issuer identifier (<c>iss</c>), below which its discovery document stands.</summary>
    public Uri Issuer => IssuerAt(Address);

    /// <summary>The key with which it signs: a test that has it can make any token the provider could.</summary>
    public RSA Key { get; }

    public ProviderAdministration Administration { get; }

    public static async Task<OpenIdProvider> StartAsync()
    {
        var directory = Directory.CreateTempSubdirectory("live-view-provider-");
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var key = RSA.Create(2048);
        await MakeDatabaseAsync(directory);
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "provider.conf"), ProviderFiles.Settings(address, directory.FullName));
        var process = ChildProcess.Start("The OpenID provider", Program, [$"--config-file={directory.FullName}/provider.conf"]);
        try
        {
            // It says that it started a moment before it listens.
            await process.WaitForLineAsync(line => line.Contains("started on port", StringComparison.Ordinal), StartTime);
            await Patience.UntilAsync("the OpenID provider answers", StartTime, () => AnswersAsync(address), () => Task.FromResult(process.Tail()));
            var administration = await ProviderAdministration.EnterAsync(address, Installed);
            await administration.AddProtocolAsync(ProviderFiles.Protocol(IssuerAt(address), key));
            return new OpenIdProvider(directory, process, address, key, administration);
        }
        catch
        {
            await process.DisposeAsync();
            directory.Delete(recursive: true);
            key.Dispose();
            throw;
        }
    }

    /// <summary>A browser of a person, not yet known to the provider.</summary>
    public ProviderBrowser Browser() => new(Address);

    public async ValueTask DisposeAsync()
    {
        Administration.Dispose();
        await _process.DisposeAsync();
        Key.Dispose();
        _directory.Delete(recursive: true);
    }

    private static Uri IssuerAt(Uri address) => new(address, $"api/{ProviderFiles.Name}");

    private static async Task<bool> AnswersAsync(Uri address)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task MakeDatabaseAsync(DirectoryInfo directory)
    {
        if (!File.Exists(Tables))
            throw new FileNotFoundException($"The OpenID provider of the tests is not installed: {Tables} is missing. Run ./live-view doctor.");
        await using var maker = ChildProcess.Start(
            "Making the provider's database", "sqlite3",
            [Path.Combine(directory.FullName, "provider.db"), string.Create(CultureInfo.InvariantCulture, $".read {Tables}"), ".print made"]);
        await maker.WaitForLineAsync(line => line == "made", StartTime);
    }
}
