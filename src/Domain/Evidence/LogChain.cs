using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LiveView.Domain.Evidence;

/// <summary>
/// The hash chain of one stream. A line is one JSON object and a line feed:
/// <c>{"seq":2,"prev":"…","at":"…","type":"…","event":{…}}⏎</c>, where <c>prev</c> is the SHA-256, in lower-case hexadecimal, of the
/// whole line before it including its line feed, and 64 zeros for the first. An outsider checks it with <c>sha256sum</c> alone.
/// </summary>
public static class LogChain
{
    /// <summary>What stands before the first line: 32 zero bytes.</summary>
    public static ReadOnlyMemory<byte> Genesis { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>Puts one event into its line.</summary>
    /// <param name="version">Place in the stream, from 1.</param>
    /// <param name="previousHash">Hash of the line before, or <see cref="Genesis"/>.</param>
    /// <param name="line">The event.</param>
    public static byte[] Write(long version, ReadOnlySpan<byte> previousHash, LineToLog line)
    {
        if (!IsOneLine(line.Body))
        {
            throw new ArgumentException($"Event '{line.Type}' has a line break in its body: write it as one line.", nameof(line));
        }

        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"seq\":{version},\"prev\":\"{Convert.ToHexStringLower(previousHash)}\",\"at\":\"{line.At.UtcDateTime:O}\",\"type\":\"{line.Type}\",\"event\":");
        var buffer = new ArrayBufferWriter<byte>(head.Length + line.Body.Length + 2);
        Encoding.UTF8.GetBytes(head, buffer);
        buffer.Write(line.Body.Span);
        buffer.Write("}\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>SHA-256 of a whole line.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> line) => SHA256.HashData(line);

    /// <summary>Finds the first line that does not follow from the one before it.</summary>
    /// <param name="lines">Lines of one stream from the first on, in order.</param>
    /// <returns>The version of the first broken line, or null when the chain holds.</returns>
    public static long? FirstBreak(IEnumerable<LoggedLine> lines)
    {
        var previous = Genesis;
        var version = 0L;
        foreach (var line in lines)
        {
            version++;
            if (!IsOneLine(line.Body))
            {
                return version;
            }

            var expected = Write(version, previous.Span, new LineToLog(line.Type, line.At, line.Body));
            if (line.Version != version || !line.Line.Span.SequenceEqual(expected) || !line.Hash.Span.SequenceEqual(Hash(expected)))
            {
                return version;
            }

            previous = line.Hash;
        }

        return null;
    }

    private static bool IsOneLine(ReadOnlyMemory<byte> body) => body.Span.IndexOfAny((byte)'\n', (byte)'\r') < 0;
}
