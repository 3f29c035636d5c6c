using System.Text.Json;
using LiveView.Domain.Evidence;
using LiveView.Grains.Tests.Cluster;
using Microsoft.Extensions.DependencyInjection;

namespace LiveView.Grains.Tests.Silos;

/// <summary>Silos of which any may be lost with its disk, or cut off from the log or from the others.</summary>
internal sealed class SeveralSilos(int silos) : TestCluster(silos, outlived: true), IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<SeveralSilos> StartAsync(int silos)
    {
        var cluster = new SeveralSilos(silos);
        await cluster.InitializeAsync();
        await cluster.PassUntilAsync(
            UntilAsync(() => cluster.Register() is var alone && alone.Count == silos && alone.Contains(true) == (silos == 1)),
            TimeSpan.FromSeconds(20), "every spool is registered, with or without company");
        return cluster;
    }

    public SiloAddress HostOf(IAddressable grain) =>
        Silos.TryGetGrainContext(grain.GetGrainId(), out var context) && context is not null
            ? context.Address.SiloAddress!
            : throw new InvalidOperationException("The grain is nowhere.");

    public T PartOf<T>(SiloAddress silo) where T : notnull => Silos.GetSiloServiceProvider(silo).GetRequiredService<T>();

    public MemorySpool SpoolOf(SiloAddress silo) => (MemorySpool)PartOf<ISpool>(silo);

    public IEnumerable<SiloAddress> Others(SiloAddress silo) => Silos.Silos.Select(each => each.SiloAddress).Where(each => !each.Equals(silo));

    /// <summary>A silo dies without a word, and its disk with it.</summary>
    public Task LoseAsync(SiloAddress silo) => Silos.KillSiloAsync(Silos.Silos.Single(each => each.SiloAddress.Equals(silo)));

    public Task AddAsync() => Silos.StartAdditionalSiloAsync();

    /// <summary>Asks again until the cluster has got over a loss.</summary>
    public static async Task<T> AfterLossAsync<T>(Func<Task<T>> ask)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception) when (TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    /// <summary>Per registered spool whether it is alone.</summary>
    private IReadOnlyList<bool> Register() => Database.Stored("spool-register") is not { } stored ? []
        : [.. JsonDocument.Parse(stored).RootElement.GetProperty("spools").EnumerateObject().Select(each => each.Value.GetProperty("alone").GetBoolean())];

    private static async Task UntilAsync(Func<bool> reached)
    {
        while (!reached())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
