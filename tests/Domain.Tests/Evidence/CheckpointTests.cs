using System.Security.Cryptography;
using System.Text;
using LiveView.Domain.Evidence;

namespace LiveView.Domain.Tests.Evidence;

public class CheckpointTests
{
    private static readonly byte[] s_head = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 8))];

    [Fact]
    public void The_text_of_an_incident_has_three_lines() => Assert.Equal(
        "liveview/0123/0f00abcd\n42\n0008101820283038404850586068707880889098a0a8b0b8c0c8d0d8e0e8f0f8\n",
        Encoding.UTF8.GetString(Checkpoint.OfStream("0123", "inc:0f00abcd", 42, s_head).Text()));

    [Fact]
    public void The_text_of_the_tree_names_no_incident() => Assert.Equal(
        "liveview/0123\n1000000\n0008101820283038404850586068707880889098a0a8b0b8c0c8d0d8e0e8f0f8\n",
        Encoding.UTF8.GetString(Checkpoint.OfTree("0123", 1_000_000, s_head).Text()));

    [Fact]
    public void Another_stream_keeps_its_prefix() => Assert.StartsWith(
        "liveview/0123/org:pac\n", Encoding.UTF8.GetString(Checkpoint.OfStream("0123", "org:pac", 1, s_head).Text()), StringComparison.Ordinal);

    [Fact]
    public void Its_leaf_says_when_in_UTC()
    {
        var checkpoint = Checkpoint.OfStream("0123", "inc:a", 2, s_head);
        Assert.Equal(
            Encoding.UTF8.GetString(checkpoint.Text()) + "2026-07-01T10:30:00.0000001Z\n",
            Encoding.UTF8.GetString(checkpoint.LeafText(new DateTimeOffset(2026, 7, 1, 12, 30, 0, TimeSpan.FromHours(2)).AddTicks(1))));
    }

    [Fact]
    public void Only_a_key_on_P256_witnesses()
    {
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        var good = p256.ExportSubjectPublicKeyInfo();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(good)), WitnessSignature.KeyId(good));
        Assert.Null(WitnessSignature.KeyId(p384.ExportSubjectPublicKeyInfo()));
        Assert.Null(WitnessSignature.KeyId(rsa.ExportSubjectPublicKeyInfo()));
        Assert.Null(WitnessSignature.KeyId([.. good, 0]));
        Assert.Null(WitnessSignature.KeyId([]));
        Assert.Null(WitnessSignature.KeyId("not a key"u8));
    }

    [Fact]
    public void A_signature_of_a_witness_is_in_DER_and_over_the_exact_text()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (publicKey, text) = (key.ExportSubjectPublicKeyInfo(), "liveview/a/b\n1\nff\n"u8.ToArray());
        var signature = key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        Assert.True(WitnessSignature.Holds(publicKey, text, signature));
        Assert.False(WitnessSignature.Holds(publicKey, [.. text, (byte)'\n'], signature));
        Assert.False(WitnessSignature.Holds(publicKey, text, key.SignData(text, HashAlgorithmName.SHA256)));
        Assert.False(WitnessSignature.Holds(publicKey, text, signature.AsSpan(..^1)));
        Assert.False(WitnessSignature.Holds(publicKey, text, []));
        Assert.False(WitnessSignature.Holds([], text, signature));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.False(WitnessSignature.Holds(other.ExportSubjectPublicKeyInfo(), text, signature));
    }
}
