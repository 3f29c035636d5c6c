using LiveView.Media.Recording.Storage;
using LiveView.Simulation.Storage;

namespace LiveView.Media.Tests.Recording;

/// <summary>A running S3 server.</summary>
public sealed class S3Storage : IAsyncLifetime
{
    public S3Server Server { get; private set; } = null!;

    internal S3RecordingStore Open(string bucket = S3Server.Bucket) => new(new S3Options
    {
        Endpoint = Server.Endpoint,
        Bucket = bucket,
        AccessKey = S3Server.Key,
        SecretKeyFile = Server.SecretFile,
        TimeoutSeconds = 5,
    });

    public async Task InitializeAsync() => Server = await S3Server.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
