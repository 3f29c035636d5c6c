using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveView.Api.Keys;
using LiveView.Api.Machines.Enrolling;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Machines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Api.Tests.Keys;

/// <summary>All edges of an installation certify devices as one authority.</summary>
[Collection(ServerCollection.Name)]
public class SharedAuthorityTests(LiveServer server)
{
    [Fact]
    public async Task Edges_that_start_together_agree_on_one_authority_and_one_that_comes_later_has_it_too()
    {
        using var secret = new EdgeSecret(RandomNumberGenerator.GetBytes(EdgeSecret.Bytes));
        using var first = Keys(secret);
        using var second = Keys(secret);
        using var third = Keys(secret);
        await Task.WhenAll(first.StartAsync(CancellationToken.None), second.StartAsync(CancellationToken.None));
        await third.StartAsync(CancellationToken.None);
        try
        {
            using var one = new DeviceAuthority(first, TimeProvider.System);
            using var two = new DeviceAuthority(second, TimeProvider.System);
            using var three = new DeviceAuthority(third, TimeProvider.System);
            Assert.Single(new[] { one, two, three }.Select(each => each.Certificate.Thumbprint).Distinct());

            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var issued = one.Issue(MachineClientId.Find("mk-midden-nederland.m1")!, new PublicKey(key));
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(three.Certificate);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            Assert.True(chain.Build(issued), string.Join(' ', chain.ChainStatus.Select(each => each.StatusInformation)));
        }
        finally
        {
            await Task.WhenAll(new[] { first, second, third }.Select(each => each.StopAsync(CancellationToken.None)));
        }
    }

    private ClusterKeys Keys(EdgeSecret secret) => new(
        server.Get<IClusterClient>(), secret,
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["DataDirectory"] = Path.Combine(server.DataDirectory, "no-keys-of-before") }).Build(),
        TimeProvider.System, NullLogger<ClusterKeys>.Instance);
}
