using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Keys;

/// <summary>
/// Sees to it that the ring has a key before anybody needs one. Edges that start together on an empty ring would each make one, and not know
/// the cookies of the others: they agree on the first instead. Later keys are made days before they are used.
/// </summary>
internal sealed class FirstRingKey(
    ClusterKeys keys, IOptions<KeyManagementOptions> ring, IActivator activator, IConfiguration configuration, TimeProvider time) : IHostedService
{
    private const string Name = SharedKeyRing.Prefix + "first";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (keys.Beginning(SharedKeyRing.Prefix).Count > 0)
        {
            return;
        }

        foreach (var file in FromBefore())
        {
            await keys.AgreeAsync(
                SharedKeyRing.Prefix + Path.GetFileNameWithoutExtension(file), await File.ReadAllTextAsync(file, cancellationToken));
        }

        if (keys.Beginning(SharedKeyRing.Prefix).Count == 0)
        {
            await keys.AgreeAsync(Name, Make());
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The files in which this machine kept them when it was the whole installation.</summary>
    private string[] FromBefore()
    {
        var directory = Path.Combine(Path.GetFullPath(configuration["DataDirectory"] ?? "data"), "keys");
        return Directory.Exists(directory) ? Directory.GetFiles(directory, "key-*.xml") : [];
    }

    private string Make()
    {
        var made = new OneElement();
        var options = new KeyManagementOptions
        {
            XmlRepository = made,
            XmlEncryptor = new NullXmlEncryptor(),
            AuthenticatedEncryptorConfiguration = ring.Value.AuthenticatedEncryptorConfiguration,
        };
        var now = time.GetUtcNow();
        new XmlKeyManager(Options.Create(options), activator).CreateNewKey(now, now + ring.Value.NewKeyLifetime);
        return made.Xml;
    }

    private sealed class OneElement : IXmlRepository
    {
        public string Xml { get; private set; } = "";

        public IReadOnlyCollection<XElement> GetAllElements() => [];

        public void StoreElement(XElement element, string friendlyName) => Xml = element.ToString(SaveOptions.DisableFormatting);
    }
}
