using LiveView.Api.Tests.Hosting;

namespace LiveView.Api.Tests.Doors;

/// <summary>An edge that believes what is said at a loopback address, with room for twenty questions at once per caller.</summary>
public sealed class ServerBehindProxy : IAsyncLifetime
{
    public const string Host = "live-view.example";

    public LiveServer Server { get; } = new(
        demo: false, ("Http:Proxy:Addresses:0", "127.0.0.1"), ("Http:Proxy:Hosts:0", Host), ("Passkeys:Domain", Host),
        ("Limits:AnonymousPerSecond", "1"), ("Limits:AnonymousAtOnce", "20"));

    public Task InitializeAsync() => Server.InitializeAsync();

    public Task DisposeAsync() => Server.DisposeAsync();
}
