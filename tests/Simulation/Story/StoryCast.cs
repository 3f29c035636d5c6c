using LiveView.Simulation.Browsers;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Panels;

namespace LiveView.Simulation.Story;

/// <summary>Everybody who plays: the panel, the operator, the rooms and the bystander; people with a page, and the same people without a screen.</summary>
public sealed class StoryCast : IAsyncDisposable
{
    private StoryCast(Panel panel, DeskPage[] pages, DeskClient[] desks)
    {
        Panel = panel;
        Pages = pages;
        OperatorDesk = desks[0];
        RoomDesks = desks[1..^1];
        BystanderDesk = desks[^1];
    }

    public Panel Panel { get; }

    public IReadOnlyList<DeskPage> Pages { get; }

    public DeskPage OperatorPage => Pages[0];

    public IReadOnlyList<DeskPage> RoomPages => [.. Pages.Skip(1)];

    public DeskClient OperatorDesk { get; }

    public IReadOnlyList<DeskClient> RoomDesks { get; }

    public DeskClient BystanderDesk { get; }

    public static async Task<StoryCast> AssembleAsync(StoryStage stage, StoryOptions options, CancellationToken cancellation)
    {
        string[] watchers = [options.Operator, .. options.Rooms.Select(r => r.Person)];
        var pages = await Task.WhenAll(watchers.Select(person => DeskPage.SignInAsync(stage.Browser, stage.Server.Http, person)));
        var desks = await Task.WhenAll(watchers.Append(options.Bystander.Person).Select(person => DeskClient.ConnectAsync(stage.Server.Http, person, cancellation)));
        return new StoryCast(Panel.InService(stage.Server.Dc09, options.Account), pages, desks);
    }

    public async ValueTask DisposeAsync()
    {
        Panel.Dispose();
        foreach (var desk in (DeskClient[])[OperatorDesk, .. RoomDesks, BystanderDesk])
            await desk.DisposeAsync();
        foreach (var page in Pages)
            await page.DisposeAsync();
    }
}
