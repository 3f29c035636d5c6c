using System.Security.Cryptography;
using LiveView.Api.Keys;

namespace LiveView.Api.Tests.Keys;

/// <summary>What the edges seal is noise to whoever has only the database.</summary>
public class EdgeSecretTests
{
    private static readonly byte[] s_bytes = RandomNumberGenerator.GetBytes(EdgeSecret.Bytes);

    [Fact]
    public void What_one_edge_seals_another_with_the_same_secret_opens()
    {
        using var one = new EdgeSecret(s_bytes);
        using var other = new EdgeSecret(s_bytes);
        var sealedText = one.Seal("ring:first", "<key/>");

        Assert.Equal("<key/>", other.Open("ring:first", sealedText));
        Assert.DoesNotContain("key", sealedText, StringComparison.Ordinal);
        Assert.NotEqual(sealedText, one.Seal("ring:first", "<key/>"));
    }

    [Fact]
    public void Nothing_else_opens_it()
    {
        using var one = new EdgeSecret(s_bytes);
        using var stranger = new EdgeSecret(RandomNumberGenerator.GetBytes(EdgeSecret.Bytes));
        var sealedText = one.Seal("signing.pem", "key");
        var changed = Convert.FromBase64String(sealedText);
        changed[^1] ^= 1;

        Assert.ThrowsAny<CryptographicException>(() => stranger.Open("signing.pem", sealedText));
        Assert.ThrowsAny<CryptographicException>(() => one.Open("encryption.key", sealedText));
        Assert.ThrowsAny<CryptographicException>(() => one.Open("signing.pem", Convert.ToBase64String(changed)));
        Assert.ThrowsAny<CryptographicException>(() => one.Open("signing.pem", "AAAA"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(33)]
    public void A_secret_of_another_length_is_refused(int length) => Assert.Throws<ArgumentException>(() => new EdgeSecret(new byte[length]));
}
