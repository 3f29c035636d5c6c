using System.Text.Json.Nodes;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Cameras;
using LiveView.Simulation.Processes;

namespace LiveView.Simulation.Story;

/// <summary>Everything the story plays on: cameras, server and browser, ended together.</summary>
public sealed class StoryStage : IAsyncDisposable
{
    private readonly string _directory;
    private readonly Browser? _browser;

    private StoryStage(string directory, CameraPark cameras, Server server, Browser? browser)
    {
        _directory = directory;
        Cameras = cameras;
        Server = server;
        _browser = browser;
    }

    public CameraPark Cameras { get; }

    public Server Server { get; }

    public Browser Browser => _browser ?? throw new InvalidOperationException("This stage was set without a browser.");

    /// <param name="withBrowser">Whether somebody looks at screens.</param>
    /// <param name="options">Applied to the server; the party file is written here, with the cameras' real ports.</param>
    /// <param name="ports">Where the cameras answer; free ports by default.</param>
    /// <param name="frameLog">File in which the cameras write when they drew which frame.</param>
    /// <param name="more">Adds connections to the party file.</param>
    /// <param name="cancellation">Ends the preparations.</param>
    public static async Task<StoryStage> SetAsync(
        bool withBrowser, ServerOptions? options = null, CameraPorts? ports = null, string? frameLog = null, Action<JsonArray>? more = null,
        CancellationToken cancellation = default)
    {
        var directory = Directory.CreateTempSubdirectory("live-view-stage-").FullName;
        CameraPark? cameras = null;
        Server? server = null;
        Task<Browser>? opening = null;
        try
        {
            var chosen = ports ?? CameraPorts.Free();
            var parties = DemoParties.Write(directory, chosen, more);
            opening = withBrowser ? Browser.StartAsync() : null;
            var starting = CameraPark.StartAsync(chosen, frameLog: frameLog, cancellation: cancellation);
            server = await Server.StartAsync((options ?? new ServerOptions()) with { PartyFile = parties }, cancellation);
            cameras = await starting;
            return new StoryStage(directory, cameras, server, opening is null ? null : await opening);
        }
        catch
        {
            if (cameras is not null)
                await cameras.DisposeAsync();
            if (server is not null)
                await server.DisposeAsync();
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        await Server.DisposeAsync();
        await Cameras.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
