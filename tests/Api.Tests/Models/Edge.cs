using LiveView.Api.Desks;
using LiveView.Api.Gate;
using LiveView.Api.Gate.Pointing;
using LiveView.Domain.Identifiers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Api.Tests.Models;

/// <summary>One edge: the product's own leases and ears, over a feed that has a frame whenever it is asked.</summary>
/// <param name="silos">The cluster.</param>
/// <param name="parties">Whose desks it hears.</param>
/// <param name="shows">Whether a frame leaves under a lease: the product's own answer, or that of an edge that is broken on purpose.</param>
internal sealed class Edge(ThreeSilos silos, IReadOnlyList<OrganisationId> parties, Func<ViewLease, bool> shows) : IAsyncDisposable
{
    /// <summary>The client would let a call to an ear that is collected hang, where a connection to a process that ended breaks.</summary>
    private readonly List<DeskEars> _gone = [];
    private DeskEars _ears = null!;

    public LeaseBook Leases { get; private set; } = null!;

    public bool Shows(ViewLease lease) => shows(lease);

    public async Task StartAsync()
    {
        Leases = new LeaseBook(silos.Client, silos.Steady, NullLogger<LeaseBook>.Instance);
        // No console is open here: what is told to them goes nowhere.
        var consoles = new ConsoleLines(null!, NullLogger<ConsoleLines>.Instance);
        var name = new EdgeName();
        // Nor is any map.
        var maps = new PointerRooms(silos.Client, name, silos.Steady, NullLogger<PointerRooms>.Instance);
        _ears = new DeskEars(
            silos.Client, name, Leases, new LookBook(silos.Client, silos.Steady), maps, consoles, silos.Steady, NullLogger<DeskEars>.Instance);
        await Leases.StartAsync(CancellationToken.None);
        await _ears.StartAsync(CancellationToken.None);
        foreach (var party in parties)
        {
            await _ears.ListenAsync(party);
        }
    }

    /// <summary>The process ends and another begins: it knows no lease.</summary>
    public async Task RestartAsync()
    {
        await DisposeAsync();
        _gone.Add(_ears);
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Leases.StopAsync(CancellationToken.None);
        await _ears.StopAsync(CancellationToken.None);
        Leases.Dispose();
        _ears.Dispose();
    }
}
