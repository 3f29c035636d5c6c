using LiveView.Grains.Cameras;
using LiveView.Grains.Ports;
using LiveView.Media.Ingest;
using LiveView.Media.Relay;

namespace LiveView.Silo.Media;

/// <summary>The media node of this silo: the supervisor of ffmpeg, behind the port that camera grains know.</summary>
internal static class MediaServices
{
    public static IServiceCollection AddMediaNode(this IServiceCollection services)
    {
        services.AddOptions<FeedOptions>().BindConfiguration("Media").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<CameraTrouble>()
            .AddSingleton<IPictureStateListener>(provider => provider.GetRequiredService<CameraTrouble>())
            .AddSingleton(provider => new MediaNode(
                new MediaNodeOptions(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MediaNode>>(),
                provider.GetRequiredService<IPictureStateListener>()))
            .AddSingleton<IMediaNode, MediaNodePort>()
            .AddSingleton<IFeedRelay, InProcessFeedRelay>();
    }
}
