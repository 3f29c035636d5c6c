using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Keys;

/// <summary>Where the keys of cookies and of machines' tokens are: in files of one machine, or shared by all edges through the cluster.</summary>
public static class KeyServices
{
    private const string Application = "live-view";

    /// <summary>For an installation that is one process.</summary>
    public static IServiceCollection AddKeysOfOneMachine(this IServiceCollection services, string dataDirectory)
    {
        services.AddDataProtection().SetApplicationName(Application).PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataDirectory, "keys")));
        return services.AddSingleton<IKeyStore>(new KeyFiles(Path.Combine(dataDirectory, "machine-keys")));
    }

    /// <summary>For one edge of several. To be called after the cluster's client was added and before anything that uses keys.</summary>
    public static IServiceCollection AddSharedKeys(this IServiceCollection services, EdgeSecret secret)
    {
        services.AddSingleton(secret).AddSingleton<ClusterKeys>().AddSingleton<IKeyStore>(provider => provider.GetRequiredService<ClusterKeys>());
        services.AddHostedService(provider => provider.GetRequiredService<ClusterKeys>());
        services.AddHostedService<FirstRingKey>();
        services.AddDataProtection().SetApplicationName(Application);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(ring =>
        {
            ring.XmlRepository = new SharedKeyRing(provider.GetRequiredService<ClusterKeys>());
            // Sealed on their way to the cluster.
            ring.XmlEncryptor = new NullXmlEncryptor();
        }));
        return services;
    }
}
