using System.Security.Cryptography;
using System.Text;

namespace LiveView.Media.Recording.Storage;

/// <summary>
/// A master key of 32 random bytes in a file that only its owner can read; made at the first start. Whoever loses it loses all recordings;
/// whoever backs up recordings keeps it apart from them.
/// </summary>
public sealed class FileMasterKey : IMasterKey, IDisposable
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly AesGcm _gcm;

    private FileMasterKey(byte[] key) => _gcm = new AesGcm(key, TagLength);

    /// <summary>Reads the key, or makes it.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="IOException">It cannot be used; the message says why.</exception>
    public static FileMasterKey Open(string path)
    {
        if (!File.Exists(path))
        {
            PrivateFiles.MakeDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            try
            {
                PrivateFiles.Write(path, RandomNumberGenerator.GetBytes(KeyLength));
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another program made it at the same moment: that one holds.
            }
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
        {
            throw new IOException($"'{path}' can be read by others: chmod 600 it, and think of what was recorded under it as readable by them.");
        }

        var key = File.ReadAllBytes(path);
        return key.Length == KeyLength
            ? new FileMasterKey(key)
            : throw new IOException($"'{path}' is no master key: {KeyLength} bytes are. Restore it, or move it away together with all recordings.");
    }

    /// <inheritdoc />
    public byte[] Wrap(ReadOnlySpan<byte> key, string purpose)
    {
        var wrapped = new byte[NonceLength + key.Length + TagLength];
        var nonce = wrapped.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        lock (_gcm)
        {
            _gcm.Encrypt(nonce, key, wrapped.AsSpan(NonceLength, key.Length), wrapped.AsSpan(NonceLength + key.Length), Encoding.UTF8.GetBytes(purpose));
        }

        return wrapped;
    }

    /// <inheritdoc />
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string purpose)
    {
        if (wrapped.Length <= NonceLength + TagLength)
        {
            throw new CryptographicException("This is no wrapped key.");
        }

        var key = new byte[wrapped.Length - NonceLength - TagLength];
        lock (_gcm)
        {
            _gcm.Decrypt(wrapped[..NonceLength], wrapped[NonceLength..^TagLength], wrapped[^TagLength..], key, Encoding.UTF8.GetBytes(purpose));
        }

        return key;
    }

    /// <inheritdoc />
    public void Dispose() => _gcm.Dispose();
}
