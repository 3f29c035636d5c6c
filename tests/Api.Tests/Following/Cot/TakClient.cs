using System.Text.Json;
using LiveView.Simulation;
using LiveView.Simulation.Processes;

namespace LiveView.Api.Tests.Following.Cot;

/// <summary>The library with which CloudTAK speaks to TAK servers (npm <c>@tak-ps/node-tak</c>): what it makes of what we send.</summary>
internal sealed class TakClient : IAsyncDisposable
{
    /// <summary>What is to be installed for it.</summary>
    public static readonly string[] Packages = ["@tak-ps/node-tak@8.9.0", "@tak-ps/node-cot@12.23.0"];

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    private const string Script = """
        import { createRequire } from 'node:module';
        import { readFileSync } from 'node:fs';
        import { pathToFileURL } from 'node:url';
        const [, home, port, cert, key] = process.argv;
        const from = createRequire(pathToFileURL(home + '/'));
        const { default: TAK } = await import(pathToFileURL(from.resolve('@tak-ps/node-tak')));
        const tak = await TAK.connect('test', new URL(`ssl://127.0.0.1:${port}`), { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') });
        const say = (kind, what) => console.log(JSON.stringify({ kind, ...what }));
        tak.on('secureConnect', () => say('connected'));
        tak.on('ping', () => say('pong'));
        tak.on('error', error => say('error', { text: String(error) }));
        tak.on('end', () => { say('ended'); process.exit(0); });
        tak.on('cot', cot => say('cot', { raw: cot.raw.event, geo: cot.raw.event._attributes.type.startsWith('a-') ? cot.to_geojson() : null }));
        """;

    private readonly DirectoryInfo _files;
    private readonly ChildProcess _process;
    private int _read;

    private TakClient(DirectoryInfo files, ChildProcess process) => (_files, _process) = (files, process);

    public static async Task<TakClient> ConnectAsync(NpmPackages packages, int port, string certificate, string privateKey)
    {
        var files = Directory.CreateTempSubdirectory("live-view-tak-");
        var (cert, key) = (Path.Combine(files.FullName, "cert.pem"), Path.Combine(files.FullName, "key.pem"));
        await File.WriteAllTextAsync(cert, certificate);
        await File.WriteAllTextAsync(key, privateKey);
        var process = ChildProcess.Start("node", "node", ["--input-type=module", "--eval", Script, packages.Home, FormattableString.Invariant($"{port}"), cert, key]);
        return new TakClient(files, process);
    }

    /// <summary>The next that it tells of which this holds; the rest is passed over.</summary>
    public async Task<JsonElement> NextAsync(string what, Func<JsonElement, bool> holds)
    {
        JsonElement? found = null;
        await Patience.UntilAsync(what, Soon, () =>
        {
            var lines = _process.Output;
            for (; found is null && _read < lines.Count; _read++)
            {
                if (lines[_read].StartsWith('{') && JsonSerializer.Deserialize<JsonElement>(lines[_read]) is var told && holds(told))
                {
                    found = told;
                }
            }

            return found is not null;
        }, () => _process.Tail());
        return found!.Value;
    }

    /// <summary>The next event of a type.</summary>
    public Task<JsonElement> EventAsync(string type) => NextAsync(type, told => told.GetProperty("kind").GetString() == "cot"
        && told.GetProperty("raw").GetProperty("_attributes").GetProperty("type").GetString() == type);

    /// <summary>Everything that it told so far.</summary>
    public IReadOnlyList<string> Told => _process.Output;

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _files.Delete(recursive: true);
    }
}
