using LiveView.Simulation.Desks;
using LiveView.Simulation.Panels;
using LiveView.Simulation.Pictures;

namespace LiveView.Simulation.Clusters;

/// <summary>
/// One incident in a town, forwarded: the alarm comes in and the operator sits at the first edge, the dispatchers at either. Disposing
/// closes the incident.
/// </summary>
public sealed class TownIncident : IAsyncDisposable
{
    public const string Camera = "lv-0001-overview";
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly List<PictureTap> _taps = [];

    private TownIncident(Town town, DeskClient centre, DeskClient here, DeskClient there, string id)
    {
        Town = town;
        Operator = centre;
        Here = here;
        There = there;
        Id = id;
    }

    public Town Town { get; }

    public string Id { get; }

    /// <summary>The operator, at the first edge.</summary>
    public DeskClient Operator { get; }

    /// <summary>A dispatcher at the first edge.</summary>
    public DeskClient Here { get; }

    /// <summary>A dispatcher of another room at the second edge.</summary>
    public DeskClient There { get; }

    public static async Task<TownIncident> BeginAsync(Town town)
    {
        var (first, second) = (town.Edges[0], town.Edges[1]);
        var centre = await DeskClient.ConnectAsync(first.Http, "op-veilig");
        var here = await DeskClient.ConnectAsync(first.Http, "dis-midden");
        var there = await DeskClient.ConnectAsync(second.Http, "dis-oost");
        var known = centre.Incidents.Keys.ToHashSet();
        using var panel = Panel.InService(first.Dc09, "1234");
        var answer = await panel.HoldUpAsync();
        if (answer.Kind != PanelAnswerKind.Ack)
            throw new InvalidOperationException($"The receiver answered {answer.Text} to a hold-up alarm.");
        var id = await RaisedAsync(town, centre, known);
        var incident = new TownIncident(town, centre, here, there, id);
        await centre.AcknowledgeAsync(id);
        await centre.VerifyAsync(id);
        await centre.ForwardAsync(id, ["mk-midden-nederland", "mk-oost-nederland"], [Camera]);
        await here.WaitForAsync(i => DeskClient.Id(i) == id, Soon);
        await there.WaitForAsync(i => DeskClient.Id(i) == id, Soon);
        return incident;
    }

    private static async Task<string> RaisedAsync(Town town, DeskClient centre, HashSet<string> known)
    {
        try
        {
            return DeskClient.Id(await centre.WaitForAsync(i => !known.Contains(DeskClient.Id(i)), Soon));
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"The alarm was taken in, but {e.Message}\n{town.LastWords()}", e);
        }
    }

    /// <summary>Somebody looks, and sees a picture.</summary>
    public async Task<PictureTap> WatchAsync(DeskClient desk)
    {
        var tap = desk.Tap(Id, Camera);
        _taps.Add(tap);
        return await tap.WaitForPictureAsync(Soon)
            ? tap
            : throw new TimeoutException($"{desk.Session.Person} got no picture: {tap.Closed} {tap.Refused} {string.Join(" | ", tap.Texts)}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var tap in _taps)
            await tap.DisposeAsync();
        // A town that has just lost a part may need a moment; the next incident at this site must be one of its own.
        await Patience.UntilAsync("the incident is closed", Soon, async () =>
        {
            using var closed = await Operator.TryCommandAsync(Id, "closure", new { reason = "Afgehandeld" });
            return closed.IsSuccessStatusCode || (await Operator.ReadAsync(Id))?.GetProperty("status").GetString() == "closed";
        });
        foreach (var desk in (DeskClient[])[Operator, Here, There])
            await desk.DisposeAsync();
    }
}
