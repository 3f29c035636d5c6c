using System.Globalization;
using System.Text.Json;
using LiveView.Simulation.Processes;

namespace LiveView.Api.Tests.Following.Cot;

/// <summary>Enrols as CloudTAK does, by its library (npm <c>@tak-ps/node-tak</c>): what it asks, and what it makes of the answers.</summary>
internal static class TakEnrolment
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    // The library signs in at a door of TAK servers before; here the code is all there is.
    private const string Script = """
        import { createRequire } from 'node:module';
        import { pathToFileURL } from 'node:url';
        const [, home, server, name, code] = process.argv;
        const library = pathToFileURL(createRequire(pathToFileURL(home + '/')).resolve('@tak-ps/node-tak'));
        const { default: TAKAPI } = await import(new URL('./lib/api.js', library));
        const { APIAuthPassword } = await import(new URL('./lib/auth.js', library));
        const auth = new APIAuthPassword(name, code);
        const fetch = auth.fetch.bind(auth);
        auth.fetch = (api, url, options) => fetch(api, url, { ...options, headers: { Authorization: 'Basic ' + btoa(`${name}:${code}`), ...options.headers } });
        const made = await new TAKAPI(new URL(server), auth).Credentials.generate();
        console.log(JSON.stringify({ made }));
        """;

    public static async Task<(string Certificate, string Key)> RunAsync(CotStage stage, string name, string code)
    {
        await using var process = ChildProcess.Start(
            "node", "node",
            [
                "--input-type=module", "--eval", Script, (await stage.Packages).Home,
                string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{stage.EnrolmentPort}"), name, code,
            ],
            new Dictionary<string, string> { ["NODE_EXTRA_CA_CERTS"] = stage.AuthorityFile });
        var line = await process.WaitForLineAsync(each => each.StartsWith("{\"made\"", StringComparison.Ordinal), Soon);
        var made = JsonDocument.Parse(line).RootElement.GetProperty("made");
        return (made.GetProperty("cert").GetString()!, made.GetProperty("key").GetString()!);
    }
}
