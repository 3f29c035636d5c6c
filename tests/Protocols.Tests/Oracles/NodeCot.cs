using LiveView.Simulation.Processes;

namespace LiveView.Protocols.Tests.Oracles;

/// <summary>
/// The library with which CloudTAK reads Cursor on Target (npm <c>@tak-ps/node-cot</c>): it holds an event against a schema, turns it into
/// GeoJSON and writes it anew.
/// </summary>
internal static class NodeCot
{
    private const string Package = "@tak-ps/node-cot@12.23.0";

    private const string Script = """
        import { createRequire } from 'node:module';
        import { readFileSync } from 'node:fs';
        import { pathToFileURL } from 'node:url';
        const home = pathToFileURL(process.argv[1] + '/');
        const { default: CoT } = await import(createRequire(home).resolve('@tak-ps/node-cot'));
        const cot = new CoT(readFileSync(0, 'utf8'));
        console.log(JSON.stringify(cot.to_geojson()));
        console.log(cot.to_xml());
        """;

    /// <summary>An event as GeoJSON, and as it writes it.</summary>
    public static async Task<(string GeoJson, string Xml)> Read(byte[] xml)
    {
        using var packages = await NpmPackages.InstallAsync([Package]);
        var lines = (await Oracle.Ask("node", ["--input-type=module", "--eval", Script, packages.Home], xml)).Split('\n', 2);
        return (lines[0], lines[1].Trim());
    }
}
