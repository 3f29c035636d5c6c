using System.Security.Cryptography;
using System.Text;

namespace LiveView.Api.Keys;

/// <summary>
/// The secret that all edges of an installation have and nobody else: seals the keys they share before the cluster keeps them (AES-256-GCM,
/// NIST SP 800-38D), so that neither silos nor the database can use them.
/// </summary>
public sealed class EdgeSecret : IDisposable
{
    /// <summary>Length of the secret, bytes.</summary>
    public const int Bytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly AesGcm _cipher;

    /// <summary>Takes the secret.</summary>
    /// <param name="secret">Its bytes.</param>
    /// <exception cref="ArgumentException">It does not have <see cref="Bytes"/> bytes.</exception>
    public EdgeSecret(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Bytes)
        {
            throw new ArgumentException($"The secret of the edges has {Bytes} bytes, not {secret.Length}.", nameof(secret));
        }

        _cipher = new AesGcm(secret, TagBytes);
    }

    /// <summary>Reads the secret from a file that holds it in base64, and nothing else.</summary>
    /// <exception cref="FormatException">It holds something else.</exception>
    public static EdgeSecret Read(string file)
    {
        var bytes = Convert.FromBase64String(File.ReadAllText(file).Trim());
        try
        {
            return bytes.Length == Bytes
                ? new EdgeSecret(bytes)
                : throw new FormatException($"The secret has {bytes.Length} bytes, not {Bytes}.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Seals a text under its name: put under another name it does not open.</summary>
    public string Seal(string name, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var whole = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        lock (_cipher)
        {
            _cipher.Encrypt(
                whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(name));
        }

        return Convert.ToBase64String(whole);
    }

    /// <summary>Opens what was sealed under this name.</summary>
    /// <exception cref="CryptographicException">It was sealed with another secret or under another name, or was changed.</exception>
    public string Open(string name, string text)
    {
        var whole = Convert.FromBase64String(text);
        if (whole.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("What is to be opened is too short to have been sealed.");
        }

        var plain = new byte[whole.Length - NonceBytes - TagBytes];
        lock (_cipher)
        {
            _cipher.Decrypt(
                whole.AsSpan(0, NonceBytes), whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(name));
        }

        return Encoding.UTF8.GetString(plain);
    }

    /// <inheritdoc />
    public void Dispose() => _cipher.Dispose();
}
