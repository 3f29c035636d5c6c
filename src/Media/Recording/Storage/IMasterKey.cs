using System.Security.Cryptography;

namespace LiveView.Media.Recording.Storage;

/// <summary>Wraps the keys of incidents, so that they can be kept beside the recordings: a file here, a hardware module elsewhere.</summary>
public interface IMasterKey
{
    /// <summary>Wraps a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="purpose">What it is for; the same must be given to unwrap it.</param>
    byte[] Wrap(ReadOnlySpan<byte> key, string purpose);

    /// <summary>Unwraps a key.</summary>
    /// <exception cref="CryptographicException">It was wrapped by another master key or for another purpose, or is damaged.</exception>
    byte[] Unwrap(ReadOnlySpan<byte> wrapped, string purpose);
}
