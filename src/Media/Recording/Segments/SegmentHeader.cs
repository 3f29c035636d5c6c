using System.Buffers.Binary;
using System.Text.Json;
using LiveView.Domain.Identifiers;

namespace LiveView.Media.Recording.Segments;

/// <summary>
/// The start of a segment: <c>LVREC</c>, version 1, length (u32, big-endian), JSON. It is not secret, but the segment's key is derived from
/// it: with one byte changed nothing of the segment can be read.
/// </summary>
/// <param name="Incident">The incident.</param>
/// <param name="Camera">The camera.</param>
/// <param name="Take">The take.</param>
/// <param name="Number">Number of the segment within its take, counted from 1.</param>
/// <param name="StartedAt">When it was begun, Unix microseconds, UTC.</param>
/// <param name="PreviousHead">The chain's head where the segment before it ended.</param>
/// <param name="PreviousInit">Hash of the init segment that was current there.</param>
/// <param name="PreviousPosition">Position of the chain there.</param>
/// <param name="Salt">32 random bytes, lower-case hexadecimal: no two segments have the same key.</param>
public sealed record SegmentHeader(
    IncidentId Incident, CameraId Camera, TakeId Take, int Number, PictureTime StartedAt, ChainHash PreviousHead, ChainHash PreviousInit,
    long PreviousPosition, string Salt)
{
    /// <summary>Length of the salt, bytes.</summary>
    public const int SaltLength = 32;

    private const int Fixed = 12;
    private const int MostJson = 4096;

    private static ReadOnlySpan<byte> Magic => "LVREC\0\0\u0001"u8;

    /// <summary>The header as it stands in the file.</summary>
    public byte[] ToBytes()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new Written(
            Incident.Value, Camera.Value, Take.Value, Number, StartedAt.Microseconds, PreviousHead.ToString(), PreviousInit.ToString(),
            PreviousPosition, Salt));
        var bytes = new byte[Fixed + json.Length];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), json.Length);
        json.CopyTo(bytes, Fixed);
        return bytes;
    }

    /// <summary>Reads a header from the start of a segment.</summary>
    /// <param name="start">The first bytes: <see cref="MostBytes"/> are always enough.</param>
    /// <param name="length">Length of the header, bytes.</param>
    /// <exception cref="SegmentDamagedException">It is no header of a segment.</exception>
    public static SegmentHeader Read(ReadOnlySpan<byte> start, out int length)
    {
        length = 0;
        if (start.Length < Fixed || !start[..8].SequenceEqual(Magic)
            || BinaryPrimitives.ReadInt32BigEndian(start[8..]) is var json && (json is <= 0 or > MostJson || json > start.Length - Fixed))
        {
            throw new SegmentDamagedException(0, "It does not begin as a segment.");
        }

        try
        {
            length = Fixed + json;
            var written = JsonSerializer.Deserialize<Written>(start[Fixed..length])!;
            var header = new SegmentHeader(
                IncidentId.Parse(written.Incident), CameraId.Parse(written.Camera), TakeId.Parse(written.Take), written.Number,
                new PictureTime(written.StartedAt), ChainHash.Parse(written.PreviousHead), ChainHash.Parse(written.PreviousInit),
                written.PreviousPosition, written.Salt);
            if (Convert.FromHexString(header.Salt).Length != SaltLength)
            {
                throw new FormatException("The salt has another length.");
            }

            // JSON can say the same in many ways, and only one of them was written.
            return header.ToBytes().AsSpan().SequenceEqual(start[..length])
                ? header
                : throw new SegmentDamagedException(0, "Its header is not what was written.");
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or NullReferenceException)
        {
            throw new SegmentDamagedException(0, "Its header cannot be read.");
        }
    }

    /// <summary>No header is longer than this, bytes.</summary>
    public const int MostBytes = Fixed + MostJson;

    private sealed record Written(
        string Incident, string Camera, string Take, int Number, long StartedAt, string PreviousHead, string PreviousInit, long PreviousPosition,
        string Salt);
}
