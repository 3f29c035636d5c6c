using LiveView.Media.Ingest;
using LiveView.Media.Stills;

namespace LiveView.Api.Gate;

/// <summary>What the gate needs to take photos and plans in, and to let them out.</summary>
internal static class MaterialServices
{
    public static IServiceCollection AddMaterialDoor(this IServiceCollection services) => services
        .AddSingleton<LookBook>()
        .AddSingleton(provider => new StillIntake(
            new MediaNodeOptions(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<StillIntake>>()))
        .AddSingleton<UploadRoom>()
        .AddSingleton<Upload>();
}
