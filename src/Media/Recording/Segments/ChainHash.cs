using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace LiveView.Media.Recording.Segments;

/// <summary>A SHA-256 value.</summary>
public readonly struct ChainHash : IEquatable<ChainHash>
{
    /// <summary>Length, bytes.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    private readonly Bytes _bytes;

    /// <summary>Takes the bytes of a hash.</summary>
    /// <param name="bytes">Exactly 32.</param>
    public ChainHash(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length);
        bytes.CopyTo(_bytes);
    }

    /// <summary>The hash of some bytes.</summary>
    public static ChainHash Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(content, hash);
        return new ChainHash(hash);
    }

    /// <summary>Reads 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">They are not that.</exception>
    public static ChainHash Parse(string hexadecimal) =>
        Convert.FromHexString(hexadecimal) is { Length: Length } bytes
            ? new ChainHash(bytes)
            : throw new FormatException($"'{hexadecimal}' is no SHA-256 value: 64 hexadecimal digits are.");

    /// <summary>Copies the bytes.</summary>
    public void CopyTo(Span<byte> to) => ((ReadOnlySpan<byte>)_bytes).CopyTo(to);

    /// <inheritdoc />
    public bool Equals(ChainHash other) => ((ReadOnlySpan<byte>)_bytes).SequenceEqual(other._bytes);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ChainHash other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => BitConverter.ToInt32(_bytes);

    /// <summary>Lower-case hexadecimal.</summary>
    public override string ToString() => Convert.ToHexStringLower(_bytes);

    /// <summary>Whether two are the same.</summary>
    public static bool operator ==(ChainHash one, ChainHash other) => one.Equals(other);

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(ChainHash one, ChainHash other) => !one.Equals(other);

    [InlineArray(Length)]
    private struct Bytes
    {
        private byte _first;
    }
}
