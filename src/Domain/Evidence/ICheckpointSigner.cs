namespace LiveView.Domain.Evidence;

/// <summary>Signs for this installation, with a key that never leaves whoever implements this.</summary>
public interface ICheckpointSigner
{
    /// <summary>SHA-256 of the certificate, lower-case hexadecimal: what <c>openssl x509 -fingerprint -sha256</c> prints.</summary>
    string KeyId { get; }

    /// <summary>Signs with ECDSA over P-256 and SHA-256.</summary>
    /// <param name="text">What is signed.</param>
    /// <returns>The signature in DER (RFC 3279), as <c>openssl dgst -verify</c> takes it.</returns>
    byte[] Sign(ReadOnlySpan<byte> text);
}
