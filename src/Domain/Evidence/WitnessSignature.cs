using System.Security.Cryptography;

namespace LiveView.Domain.Evidence;

/// <summary>Keys and signatures of witnesses: ECDSA over P-256 and SHA-256, signatures in DER.</summary>
public static class WitnessSignature
{
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>Names a key: SHA-256 of its SubjectPublicKeyInfo, lower-case hexadecimal; null when it is no P-256 key.</summary>
    public static string? KeyId(ReadOnlySpan<byte> publicKey)
    {
        using var key = Import(publicKey);
        return key is null ? null : Convert.ToHexStringLower(SHA256.HashData(publicKey));
    }

    /// <summary>Whether a key signed a text.</summary>
    public static bool Holds(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        using var key = Import(publicKey);
        return key?.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence) == true;
    }

    private static ECDsa? Import(ReadOnlySpan<byte> publicKey)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            if (read == publicKey.Length && key.ExportParameters(false).Curve.Oid.Value == P256)
            {
                return key;
            }
        }
        catch (CryptographicException)
        {
            // Not a key at all: the answer is the same as for a key of another kind.
        }

        key.Dispose();
        return null;
    }
}
