using LiveView.Api.Gate.Lines;
using LiveView.Api.Gate.Snapshots;
using LiveView.Media.Relay;

namespace LiveView.Api.Gate;

/// <summary>Composes the gate: leases, where feeds are, and the doors through which pictures leave.</summary>
internal static class GateServices
{
    public static IServiceCollection AddGate(this IServiceCollection services) => services
        .AddSingleton<EdgeName>()
        .AddSingleton<FeedDirectory>().AddSingleton<IFeedDirectory>(provider => provider.GetRequiredService<FeedDirectory>())
        .AddSingleton<LeasedFeeds>().AddSingleton<LivePictureDoor>().AddSingleton<StillPictures>().AddSingleton<RecordedStills>()
        .AddRunning<LineBeat>().AddRunning<LeaseBook>().AddRunning<FeedKeeper>();
}
