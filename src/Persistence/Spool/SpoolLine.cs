using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveView.Domain.Evidence;

namespace LiveView.Persistence.Spool;

/// <summary>
/// One line of a spool file: the SHA-256 of a JSON object in lower-case hexadecimal, a space, the object, a line feed. It keeps lines, or
/// says of earlier ones that they stand in the log.
/// </summary>
internal sealed record SpoolLine(SpooledLines? Keep = null, IReadOnlyList<string>? Done = null)
{
    private const int HashLength = 2 * SHA256.HashSizeInBytes;

    public byte[] Write()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, LogJson.Options);
        return [.. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(json))), (byte)' ', .. json, (byte)'\n'];
    }

    /// <summary>Reads a line without its line feed; null when it is not what was written.</summary>
    public static SpoolLine? Read(ReadOnlySpan<byte> line)
    {
        if (line.Length <= HashLength || line[HashLength] != ' ')
        {
            return null;
        }

        var json = line[(HashLength + 1)..];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(json, hash);
        return line[..HashLength].SequenceEqual(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)))
            ? JsonSerializer.Deserialize<SpoolLine>(json, LogJson.Options)
            : null;
    }
}
