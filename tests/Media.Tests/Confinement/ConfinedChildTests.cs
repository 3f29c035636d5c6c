using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LiveView.Media.Ingest;

namespace LiveView.Media.Tests.Confinement;

/// <summary>What a child that was taken over by a camera's bytes could do: nothing that its work does not need.</summary>
[Collection("processes")]
public sealed class ConfinedChildTests : IAsyncDisposable
{
    private readonly TcpListener _permitted = new(IPAddress.Loopback, 0);
    private readonly TcpListener _other = new(IPAddress.Loopback, 0);
    private readonly ProcessLauncher _launcher;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("live-view-canary-");
    private bool _unconfined;

    public ConfinedChildTests()
    {
        _permitted.Start();
        _other.Start();
        _launcher = new ProcessLauncher(new MediaNodeOptions(), PortOf(_permitted), () => _unconfined = true);
    }

    [Fact]
    public async Task It_reads_no_file_of_the_service_and_nothing_about_other_processes()
    {
        var canary = Path.Combine(_data.FullName, "key");
        await File.WriteAllTextAsync(canary, "canary");

        Assert.Equal("canary", await File.ReadAllTextAsync(canary));
        Assert.Equal("no", await SayAsync($"cat {canary} >/dev/null 2>&1 && echo yes || echo no"));
        Assert.Equal("no", await SayAsync("cat /etc/passwd >/dev/null 2>&1 && echo yes || echo no"));
        Assert.Equal("no", await SayAsync($"cat /proc/{Environment.ProcessId}/environ >/dev/null 2>&1 && echo yes || echo no"));
        Assert.Equal("no", await SayAsync($"ls {_data.FullName} >/dev/null 2>&1 && echo yes || echo no"));
        Assert.False(_unconfined, "These tests need Landlock version 4: Linux 6.7 or later.");
    }

    [Fact]
    public async Task It_writes_no_file() => Assert.Equal(
        "no no", await SayAsync($"(echo x >{_data.FullName}/new) 2>/dev/null && echo -n 'yes ' || echo -n 'no '; (echo x >/dev/shm/new) 2>/dev/null && echo yes || echo no"));

    [Fact]
    public async Task It_connects_to_its_camera_alone()
    {
        Assert.Equal("yes", await SayAsync(ConnectTo(PortOf(_permitted))));
        Assert.Equal("no", await SayAsync(ConnectTo(PortOf(_other))));
        Assert.False(_other.Pending());
    }

    [Fact]
    public async Task It_inherits_nothing_but_the_path_of_programs()
    {
        Environment.SetEnvironmentVariable("LIVEVIEW__Storage__ConnectionString", "Password=planted");
        try
        {
            var names = (await SayAsync("env | cut -d= -f1 | sort | tr '\\n' ' '")).Split(' ', StringSplitOptions.RemoveEmptyEntries);

            // The last two the shell adds itself.
            Assert.Equal(["PATH"], names.Except(["PWD", "SHLVL", "_", "OLDPWD"]));
        }
        finally
        {
            Environment.SetEnvironmentVariable("LIVEVIEW__Storage__ConnectionString", null);
        }
    }

    [Fact]
    public async Task Its_memory_files_and_dumps_are_limited_and_it_gains_no_privileges()
    {
        var limits = new MediaNodeOptions().ChildLimits;

        Assert.Equal((limits.AddressSpace / 1024).ToString(CultureInfo.InvariantCulture), await SayAsync("ulimit -v"));
        Assert.Equal("64 0 0", await SayAsync("echo $(ulimit -n) $(ulimit -c) $(ulimit -f)"));
        // setpriv asks the kernel, not /proc, which the child cannot read.
        Assert.Equal("no_new_privs: 1", await SayAsync("setpriv --dump | grep -o 'no_new_privs: .'"));
    }

    public async ValueTask DisposeAsync()
    {
        await _launcher.DisposeAsync();
        _permitted.Dispose();
        _other.Dispose();
        _data.Delete(recursive: true);
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static string ConnectTo(int port) => $"(exec 3<>/dev/tcp/127.0.0.1/{port}) 2>/dev/null && echo yes || echo no";

    private async Task<string> SayAsync(string script)
    {
        using var child = await _launcher.StartAsync("bash", ["-c", script]);
        var said = await child.StandardOutput.ReadToEndAsync();
        var wrong = await child.StandardError.ReadToEndAsync();
        await child.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
        return said.Length > 0 ? said.Trim() : $"nothing: {wrong}";
    }
}
