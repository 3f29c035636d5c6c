using LiveView.Api.Identity.Local;
using LiveView.Domain.Identity;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace LiveView.Api.Tests.Identity.Local;

public class PasswordCostTests
{
    /// <summary>The framework's format 3: marker, PRF, rounds and length of the salt, each four bytes, big-endian.</summary>
    [Fact]
    public async Task A_stored_password_costs_what_OWASP_advises()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddLogging().AddSingleton(TimeProvider.System);
        services.AddLocalAccounts(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        await using var provider = services.BuildServiceProvider();
        var (credentials, _) = await provider.GetRequiredService<Passwords>().MakeAsync("drie fietsen op zolder", new byte[TimeCode.KeyBytes], 1);
        var hash = Convert.FromBase64String(credentials.PasswordHash!);

        Assert.Equal(1, hash[0]);
        Assert.Equal(2, Number(hash, 1));
        Assert.True(Number(hash, 5) >= 210_000, $"{Number(hash, 5)} rounds");
        Assert.True(Number(hash, 9) >= 16, $"{Number(hash, 9)} bytes of salt");
    }

    private static int Number(byte[] bytes, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}
