using System.Diagnostics.CodeAnalysis;
using LiveView.Simulation.Clusters;
using Xunit;

namespace LiveView.Faults.Clusters;

/// <summary>One town for all tests that play in it, one after another; each leaves it whole.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xUnit's own word.")]
public sealed class InTown : ICollectionFixture<TownFixture>
{
    public const string Name = "In town";
}

public sealed class TownFixture : IAsyncLifetime
{
    public Town Town { get; private set; } = null!;

    public async Task InitializeAsync() => Town = await Town.StartAsync(
        more: new Dictionary<string, string> { ["Limits:SocketsPerSession"] = "1000" });

    public Task DisposeAsync() => Town.DisposeAsync().AsTask();
}
