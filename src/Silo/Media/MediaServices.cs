using LiveView.Grains.Cameras;
using LiveView.Grains.Ports;
using LiveView.Media.Ingest;
using LiveView.Media.Relay;
using Microsoft.Extensions.Options;

namespace LiveView.Silo.Media;

/// <summary>The media node of this silo: the supervisor of ffmpeg, behind the ports that camera grains know.</summary>
internal static class MediaServices
{
    public static IServiceCollection AddMediaNode(this IServiceCollection services)
    {
        services.AddOptions<FeedOptions>().BindConfiguration("Media").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CameraOptions>().BindConfiguration("Media:Cameras").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SourceSettings>().BindConfiguration("Media:Sources").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<NodeOptions>().BindConfiguration("Media");
        return services
            .AddSingleton<CameraTrouble>()
            .AddSingleton<IPictureStateListener>(provider => provider.GetRequiredService<CameraTrouble>())
            .AddSingleton(provider => new MediaNode(
                provider.GetRequiredService<IOptions<CameraOptions>>().Value.Node(provider.GetRequiredService<IOptions<SourceSettings>>().Value.Sources()),
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MediaNode>>(),
                provider.GetRequiredService<IPictureStateListener>()))
            .AddSingleton<IMediaNode, MediaNodePort>()
            .AddSingleton<MediaNodes>().AddSingleton<IMediaNodes>(provider => provider.GetRequiredService<MediaNodes>())
            .AddSingleton<RelayAdmissions>();
    }
}
