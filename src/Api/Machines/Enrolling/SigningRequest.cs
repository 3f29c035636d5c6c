using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveView.Api.Machines.Enrolling;

/// <summary>
/// What of a certificate signing request counts (PKCS #10, RFC 2986): the public key, of which its signature proves that the sender holds
/// the private one. Name and extensions that it asks for are passed over.
/// </summary>
/// <param name="Key">The public key.</param>
internal sealed record SigningRequest(PublicKey Key)
{
    /// <summary>Greatest length of its text: a request for an RSA key of 8192 bits has 3,000 characters.</summary>
    public const int MostCharacters = 16 * 1024;

    private const int LeastRsaBits = 2048;
    private const int MostRsaBits = 8192;

    /// <summary>P-256 and P-384 (FIPS 186-5).</summary>
    private static readonly string[] s_curves = ["1.2.840.10045.3.1.7", "1.3.132.0.34"];

    private static readonly string[] s_marks =
    [
        "-----BEGIN CERTIFICATE REQUEST-----", "-----END CERTIFICATE REQUEST-----",
        "-----BEGIN NEW CERTIFICATE REQUEST-----", "-----END NEW CERTIFICATE REQUEST-----",
    ];

    /// <summary>SHA-256 of the public key, 64 hexadecimal digits in small letters.</summary>
    public string KeySha256 => Convert.ToHexStringLower(SHA256.HashData(Key.ExportSubjectPublicKeyInfo()));

    /// <summary>Reads a request: DER in base64, with or without the lines that PEM puts around it, as clients differ.</summary>
    /// <returns>The request; null with what is wrong with it.</returns>
    public static (SigningRequest? Request, string Fault) Read(string text)
    {
        if (text.Length > MostCharacters)
        {
            return (null, $"The signing request is longer than {MostCharacters} characters.");
        }

        var bare = s_marks.Aggregate(text, (so, mark) => so.Replace(mark, "", StringComparison.Ordinal));
        var der = new byte[bare.Length];
        if (!Convert.TryFromBase64String(bare, der, out var length) || length == 0)
        {
            return (null, "The body is no signing request: send PKCS #10 as DER in base64, with or without its PEM lines.");
        }

        try
        {
            // Checks the signature with the key in it.
            var request = CertificateRequest.LoadSigningRequest(der[..length], HashAlgorithmName.SHA256);
            return Fault(request.PublicKey) is { } fault ? (null, fault) : (new SigningRequest(request.PublicKey), "");
        }
        catch (Exception e) when (e is CryptographicException or NotSupportedException or ArgumentException)
        {
            return (null, "The signing request cannot be read, or its signature is not that of its key: make a new one.");
        }
    }

    private static string? Fault(PublicKey key)
    {
        using var rsa = key.GetRSAPublicKey();
        if (rsa is not null)
        {
            return rsa.KeySize is >= LeastRsaBits and <= MostRsaBits
                ? null
                : $"The key has {rsa.KeySize} bits: make an RSA key of {LeastRsaBits} to {MostRsaBits} bits, or one on P-256 or P-384.";
        }

        using var curved = key.GetECDsaPublicKey();
        return curved?.ExportParameters(includePrivateParameters: false).Curve is { IsNamed: true, Oid.Value: { } curve } && s_curves.Contains(curve)
            ? null
            : $"The key is of a kind that is not taken: make an RSA key of {LeastRsaBits} bits or more, or one on P-256 or P-384.";
    }
}
