using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LiveView.Media.Recording.Segments;

/// <summary>
/// AES-256-GCM over the records of one segment. The key is derived (HKDF, RFC 5869) from the incident's key, the segment's salt and its
/// whole header, and serves one segment; the nonce is the record's ordinal, so it never repeats under a key. The record that closes a
/// segment has a nonce of its own: one that was torn in writing may be replaced.
/// </summary>
public sealed class SegmentCipher : IDisposable
{
    /// <summary>Length of the authentication tag after each body, bytes.</summary>
    public const int TagLength = 16;

    private const int NonceLength = 12;
    private const int KeyLength = 32;
    private const uint ClosingPrefix = 1;

    private readonly AesGcm _gcm;

    /// <summary>The cipher of a segment.</summary>
    /// <param name="incidentKey">32 bytes.</param>
    /// <param name="header">The segment's header.</param>
    public SegmentCipher(ReadOnlySpan<byte> incidentKey, SegmentHeader header)
    {
        Span<byte> key = stackalloc byte[KeyLength];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, incidentKey, key, Convert.FromHexString(header.Salt), SHA256.HashData(header.ToBytes()));
        _gcm = new AesGcm(key, TagLength);
        CryptographicOperations.ZeroMemory(key);
    }

    /// <summary>Encrypts one record.</summary>
    /// <param name="ordinal">How many records stand before it in the segment.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="header">Its header: authenticated, not encrypted.</param>
    /// <param name="body">Its body.</param>
    /// <param name="to">Body and tag.</param>
    public void Seal(long ordinal, RecordKind kind, ReadOnlySpan<byte> header, ReadOnlySpan<byte> body, Span<byte> to)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        WriteNonce(nonce, ordinal, kind);
        _gcm.Encrypt(nonce, body, to[..body.Length], to.Slice(body.Length, TagLength), header);
    }

    /// <summary>Decrypts one record.</summary>
    /// <returns>False when it is not what was written.</returns>
    public bool TryOpen(long ordinal, RecordKind kind, ReadOnlySpan<byte> header, ReadOnlySpan<byte> bodyAndTag, Span<byte> to)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        WriteNonce(nonce, ordinal, kind);
        try
        {
            _gcm.Decrypt(nonce, bodyAndTag[..^TagLength], bodyAndTag[^TagLength..], to, header);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _gcm.Dispose();

    private static void WriteNonce(Span<byte> nonce, long ordinal, RecordKind kind)
    {
        BinaryPrimitives.WriteUInt32BigEndian(nonce, kind == RecordKind.Index ? ClosingPrefix : 0);
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], ordinal);
    }
}
