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
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;

namespace LiveView.Api.Tests.Models;

/// <summary>
/// Three silos with the real grains, that share a log and a database, on one clock that the test moves. Any of them may be killed.
/// </summary>
internal sealed class ThreeSilos : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>More readings of a clock that stands still come only from somebody who spins until it moves.</summary>
    private const int MostReadings = 50_000;

    private readonly SharedGrainStorage _storage = new();
    private readonly TestSigner _signer = new();
    private readonly MediaNodeWitness _media = new();
    private readonly InProcessTestCluster _cluster;
    private int _readings;

    private ThreeSilos()
    {
        Time.AfterReading = LetSpinnersGo;
        Steady = new SteadyTime(Time, _ => { });
        var builder = new InProcessTestClusterBuilder(3);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services
                .AddSingleton<TimeProvider>(Steady).AddSingleton<IEventLog>(Log).AddSingleton<ITrackLog>(new MemoryTrackLog()).AddSingleton<IMediaNodes>(_media)
                .AddSingleton<IRecordingNodes>(new RecordingNodesWitness())
                .AddSingleton<ICheckpointStore>(new MemoryCheckpoints(Log)).AddSingleton<ICheckpointSigner>(_signer)
                .AddSingleton<IOutgoingGrainCallFilter>(Calls).AddSingleton<RegisterReader>().AddSingleton<RegionsInForce>().AddSingleton<TrackRounds>()
                .AddSingleton(new JurisdictionTable([new MunicipalityRow("0344", "Utrecht", "VR09", "Midden-Nederland")]))
                .AddSingleton<IGrainStorage>(_storage)
                .AddKeyedSingleton<IGrainStorage>("Default", _storage).AddKeyedSingleton<IGrainStorage>("PubSubStore", _storage)
                .AddCallGuard().AddSpool(_ => new MemorySpool()).AddDomainJson();
            silo.AddMemoryStreams(IncidentHint.Provider);
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;
            });
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = Patience);
        });
        builder.ConfigureClient(client =>
        {
            client.Services.AddDomainJson().AddSingleton<IOutgoingGrainCallFilter, HonestEdge>().AddSingleton<IOutgoingGrainCallFilter>(Calls);
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = Patience);
        });
        _cluster = builder.Build();
    }

    public SettableClock Time { get; } = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));

    /// <summary>The time of every silo and edge.</summary>
    public SteadyTime Steady { get; }

    public MemoryLog Log { get; } = new();

    public CallsUnderWay Calls { get; } = new();

    public IClusterClient Client => _cluster.Client;

    /// <summary>Time as it passes, whatever the wall clock is set to.</summary>
    public DateTimeOffset Now => new(Time.GetTimestamp(), TimeSpan.Zero);

    public static async Task<ThreeSilos> StartAsync()
    {
        var silos = new ThreeSilos();
        await silos._cluster.DeployAsync();
        return silos;
    }

    /// <summary>One silo dies without a word, and another takes its place.</summary>
    public async Task KillOneAsync(int which)
    {
        await _cluster.KillSiloAsync(_cluster.Silos[which % _cluster.Silos.Count]);
        Calls.Forget();
        await _cluster.StartAdditionalSiloAsync();
    }

    /// <summary>Time passes, and everything that it sets going is done.</summary>
    public async Task PassAsync(TimeSpan time, bool inTrouble)
    {
        Volatile.Write(ref _readings, 0);
        Time.Advance(time);
        await SettleAsync(inTrouble);
    }

    /// <summary>Completes when no call is under way. In trouble calls may hang, and nobody waits long for them.</summary>
    /// <exception cref="TimeoutException">It did not, and there is no trouble to explain it.</exception>
    public async Task SettleAsync(bool inTrouble)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var calm = 0; calm < 3; calm = Calls.Any ? 0 : calm + 1)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            var waited = TimeProvider.System.GetElapsedTime(began);
            if (inTrouble && waited > TimeSpan.FromMilliseconds(100))
            {
                return;
            }

            if (waited > Patience)
            {
                throw new TimeoutException($"Still under way: {Calls.Text}.");
            }
        }
    }

    /// <summary>
    /// Orleans (10.4.2, <c>DelayUntilAsync</c>) awaits the last part of a millisecond by reading the clock again and again: when the test
    /// stops the clock just there, inside the very call that moves it, that would be for ever.
    /// </summary>
    private void LetSpinnersGo()
    {
        if (Interlocked.Increment(ref _readings) % MostReadings == 0)
        {
            Time.SetWall(TimeSpan.FromMilliseconds(1));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _signer.Dispose();
    }
}
