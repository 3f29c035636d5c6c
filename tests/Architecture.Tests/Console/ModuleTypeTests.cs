using System.Diagnostics;
using LiveView.Architecture.Tests.House;
using LiveView.Simulation.Processes;

namespace LiveView.Architecture.Tests.Console;

/// <summary>What the console's modules say of their types holds for a compiler of others (npm <c>typescript</c>); it writes nothing.</summary>
public class ModuleTypeTests
{
    private const string Compiler = "typescript@5.9.3";

    private static readonly string[] s_strict =
        ["--allowJs", "--checkJs", "--noEmit", "--strict", "--target", "esnext", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "esnext,dom,dom.iterable"];

    [Fact]
    public async Task Every_module_of_the_console_keeps_to_the_types_that_it_writes_down()
    {
        var modules = Repository.Files()
            .Where(path => path.StartsWith("src/Api/wwwroot/app/", StringComparison.Ordinal) && path.EndsWith(".js", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(modules);
        using var packages = await NpmPackages.InstallAsync([Compiler]);

        var order = new ProcessStartInfo("node", [Path.Combine(packages.Home, "node_modules/typescript/bin/tsc"), .. s_strict, .. modules])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var compiler = Process.Start(order)!;
        var said = await compiler.StandardOutput.ReadToEndAsync();
        await compiler.WaitForExitAsync();

        Assert.True(compiler.ExitCode == 0, said);
    }
}
