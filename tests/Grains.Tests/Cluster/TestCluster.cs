using LiveView.Domain.Evidence;
using LiveView.Domain.Jurisdiction;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Connections;
using LiveView.Grains.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>One silo with the real grains; only the log, the media node and the clock belong to the test.</summary>
public sealed class TestCluster : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly InProcessTestCluster _cluster;

    public TestCluster()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services
                .AddSingleton<TimeProvider>(Time).AddSingleton<IEventLog>(Log).AddSingleton<IMediaNode>(Media)
                .AddSingleton<IOutgoingGrainCallFilter>(Calls).AddSingleton<RegisterReader>().AddSingleton(Jurisdiction)
                .AddDomainJson();
            silo.AddMemoryGrainStorageAsDefault(options => options.GrainStorageSerializer = new PlainJson());
            silo.AddMemoryStreams(IncidentHint.Provider).AddMemoryGrainStorage("PubSubStore");
        });
        builder.ConfigureClient(client => client.Services.AddDomainJson());
        _cluster = builder.Build();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));

    public MemoryLog Log { get; } = new();

    public MediaNodeWitness Media { get; } = new();

    public LostCalls Calls { get; } = new();

    public JurisdictionTable Jurisdiction { get; } = new([
        new MunicipalityRow("0344", "Utrecht", "VR09", "Midden-Nederland"), new MunicipalityRow("0200", "Apeldoorn", "VR06", "Oost-Nederland")]);

    public IClusterClient Client => _cluster.Client;

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    /// <summary>The grain forgets everything that it has not stored, as after the loss of its silo.</summary>
    public Task RestartAsync(IAddressable grain) => _cluster.DeactivateAsync(grain);

    /// <summary>Lets time pass, in steps in which timers fire, until something has happened.</summary>
    /// <exception cref="TimeoutException">It did not happen within that time.</exception>
    public async Task PassUntilAsync(Task happened, TimeSpan atMost, string what)
    {
        for (var passed = TimeSpan.Zero; passed < atMost && !happened.IsCompleted; passed += TimeSpan.FromSeconds(1))
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(happened, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System));
        }

        // The last timer has fired; what it began may still be under way.
        await Task.WhenAny(happened, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System));
        if (!happened.IsCompleted)
        {
            throw new TimeoutException($"Within {atMost.TotalSeconds:0} s it did not happen: {what}.");
        }

        await happened;
    }

    /// <summary>Waits in real time for something that needs no clock.</summary>
    public static async Task WithinPatienceAsync(Task happened, string what)
    {
        if (await Task.WhenAny(happened, Task.Delay(Patience, TimeProvider.System)) != happened)
        {
            throw new TimeoutException($"It did not happen: {what}.");
        }

        await happened;
    }
}

[CollectionDefinition(Name)]
public sealed class ClusterCollection : ICollectionFixture<TestCluster>
{
    public const string Name = "cluster";
}
