using LiveView.Grains.Ports;
using LiveView.Media.Ingest;
using LiveView.Media.Recording;
using LiveView.Media.Recording.Reading;
using LiveView.Media.Recording.Storage;
using LiveView.Media.Relay;
using LiveView.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace LiveView.Silo.Media;

/// <summary>What records on this silo, and where it is kept.</summary>
internal static class RecordingServices
{
    /// <summary>Registers it; reads the master key, or makes it.</summary>
    /// <exception cref="ConfigurationException">The master key cannot be used, or another program uses the spool.</exception>
    public static IServiceCollection AddRecording(this IServiceCollection services, string dataDirectory)
    {
        services.AddOptions<RecordingOptions>().BindConfiguration("Recording").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IMasterKey>(provider => Usable(() => FileMasterKey.Open(
                Options(provider).MasterKeyFile ?? Path.Combine(dataDirectory, "keys", "recording.key"))))
            .AddSingleton<IRecordingStore>(provider => Options(provider).Store == RecordingStoreKind.S3
                ? Usable(() => new S3RecordingStore(Options(provider).S3))
                : new DiskRecordingStore(Options(provider).Directory ?? Path.Combine(dataDirectory, "recordings", "kept")))
            .AddSingleton<RecordingKeys>()
            .AddSingleton<IRecordingListener, RecordingWitness>()
            .AddSingleton(provider => Usable(() => new RecordingSpool(
                Options(provider).SpoolDirectory ?? Path.Combine(dataDirectory, "recordings", "spool"),
                Options(provider).KeepFreeMegabytes * 1024 * 1024, provider.GetRequiredService<IRecordingStore>(),
                provider.GetRequiredService<RecordingKeys>(), provider.GetRequiredService<IRecordingListener>(),
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RecordingSpool>>())))
            .AddSingleton(provider => new Recorder(
                FeedsOf(provider.GetRequiredService<MediaNode>()), provider.GetRequiredService<RecordingSpool>(), provider.GetRequiredService<RecordingKeys>(),
                Options(provider), provider.GetRequiredService<IRecordingListener>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<Recorder>>()))
            .AddSingleton<IRecordings>(provider => new RecordingLibrary(
                provider.GetRequiredService<IRecordingStore>(), provider.GetRequiredService<RecordingKeys>(),
                provider.GetRequiredService<RecordingSpool>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IRecordingNodes>(provider => provider.GetRequiredService<MediaNodes>())
            .AddHostedService<RecordingStart>()
            .AddHostedService<StandingCameras>()
            .AddHostedService<RecordingRetention>();
    }

    private static RecordingOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<RecordingOptions>>().Value;

    private static OpenFeed FeedsOf(MediaNode node) =>
        async (order, cancellation) =>
            (await node.FindFeedAsync(order.Camera, order.Epoch, InProcessFeedRelay.Patience, cancellation))
                ?.SubscribeForRecording(order.Incident, order.From);

    private static T Usable<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"Nothing can be recorded: {e.Message}");
        }
    }

    /// <summary>
    /// What the last program left half is closed and told of from the start on, and not only when somebody records again; and at an orderly
    /// stop what is closed is told while there are still grains to hear it.
    /// </summary>
    private sealed class RecordingStart(Recorder recorder, RecordingSpool spool, TimeProvider time) : IHostedService
    {
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task StopAsync(CancellationToken cancellationToken)
        {
            await recorder.DisposeAsync();
            await spool.KeptAsync().WaitAsync(s_patience, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
