using LiveView.Domain.Evidence;
using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Access;
using LiveView.Grains.Clocks;
using LiveView.Grains.Connections;
using LiveView.Grains.Log;
using LiveView.Grains.Ports;
using LiveView.Grains.Regions;
using LiveView.Grains.Tests.Silos;
using LiveView.Grains.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>One silo with the real grains, or several; only the log, the media node and the clock belong to the test.</summary>
public class TestCluster : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly InProcessTestCluster _cluster;
    private readonly SteadyTime _steady;

    public TestCluster() : this(silos: 1, outlived: false)
    {
    }

    /// <summary>Several silos, or one that its state outlives.</summary>
    protected TestCluster(int silos, bool outlived)
    {
        _steady = new SteadyTime(Time, _ => { });
        Checkpoints = new MemoryCheckpoints(Log);
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.ConfigureSilo((_, silo) =>
        {
            var line = new LinkedLog(Log);
            silo.Services
                .AddSingleton<TimeProvider>(_steady).AddSingleton<IEventLog>(line).AddSingleton(line).AddSingleton<ITrackLog>(Tracks).AddSingleton<IMediaNodes>(Media).AddSingleton<IRecordingNodes>(Recordings)
                .AddSingleton<ICheckpointStore>(Checkpoints).AddSingleton<ICheckpointSigner>(Signer)
                .AddSingleton<IOutgoingGrainCallFilter>(Calls).AddSingleton<RegisterReader>().AddSingleton(Jurisdiction).AddSingleton(Regions).AddSingleton<TrackRounds>()
                .AddCallGuard().AddSpool(_ => outlived ? new MemorySpool() : Spool)
                .AddDomainJson();
            silo.AddMemoryStreams(IncidentHint.Provider);
            if (!outlived)
            {
                silo.AddMemoryGrainStorageAsDefault(options => options.GrainStorageSerializer = Storage).AddMemoryGrainStorage("PubSubStore");
                return;
            }

            silo.Services.AddKeyedSingleton<IGrainStorage>("Default", Database).AddKeyedSingleton<IGrainStorage>("PubSubStore", Database)
                .AddSingleton<IGrainStorage>(Database).AddSingleton<CutOff>().AddSingleton<IOutgoingGrainCallFilter>(services => services.GetRequiredService<CutOff>());
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;
            });
        });
        builder.ConfigureClient(client => client.Services.AddDomainJson().AddSingleton<IOutgoingGrainCallFilter, HonestEdge>());
        _cluster = builder.Build();
    }

    /// <summary>The regions that its silos know, which a test may change; it puts them back.</summary>
    public RegionsInForce Regions { get; } = new();

    public SettableClock Time { get; } = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));

    /// <summary>Now, as the silo has it: its time does not follow a clock that is set back.</summary>
    public DateTimeOffset Now => _steady.GetUtcNow();

    public MemoryLog Log { get; } = new();

    public PlainJson Storage { get; } = new();

    public MemoryTrackLog Tracks { get; } = new();

    public MemorySpool Spool { get; } = new();

    public MemoryCheckpoints Checkpoints { get; }

    public TestSigner Signer { get; } = new();

    public MediaNodeWitness Media { get; } = new();

    public RecordingNodesWitness Recordings { get; } = new();

    public LostCalls Calls { get; } = new();

    public JurisdictionTable Jurisdiction { get; } = new([
        new MunicipalityRow("0344", "Utrecht", "VR09", "Midden-Nederland"), new MunicipalityRow("0200", "Apeldoorn", "VR06", "Oost-Nederland")]);

    public IClusterClient Client => _cluster.Client;

    protected InProcessTestCluster Silos => _cluster;

    /// <summary>Where several silos keep the state of grains.</summary>
    protected SharedGrainStorage Database { get; } = new();

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

    /// <summary>Lets time pass, in steps in which timers fire.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
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
