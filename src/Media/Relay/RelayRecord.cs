using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveView.Media.Feeds;

namespace LiveView.Media.Relay;

/// <summary>
/// What goes over a relay connection: records, each a little-endian 32-bit length and that many bytes, of which the first is the kind.
/// Pictures (kinds 1 and 2) are the very messages that viewers get, <see cref="PictureHeader"/> included.
/// </summary>
internal static class RelayRecord
{
    /// <summary>Bytes of the length.</summary>
    public const int LengthBytes = 4;

    /// <summary>Greatest length: that of a picture message, and some.</summary>
    public const int MostBytes = Mp4.FragmentReader.MaxBoxBytes + 4096;

    /// <summary>How the picture is doing, as JSON of <see cref="PictureState"/>.</summary>
    public const byte State = 16;

    /// <summary>Frames were lost on the way: their number, 64 bits, little-endian.</summary>
    public const byte Gap = 17;

    /// <summary>The feed ended on the node: one byte of <see cref="EndReason"/>.</summary>
    public const byte Ended = 18;

    /// <summary>Nothing happened, but the node is there. Comes at least once a second.</summary>
    public const byte Alive = 19;

    /// <summary>How often the node shows that it is there.</summary>
    public static readonly TimeSpan AliveEvery = TimeSpan.FromSeconds(1);

    private static readonly JsonSerializerOptions s_json = new() { Converters = { new JsonStringEnumConverter() } };

    public static byte[] OfState(PictureState state) => [State, .. JsonSerializer.SerializeToUtf8Bytes(state, s_json)];

    public static byte[] OfGap(long dropped)
    {
        var record = new byte[9];
        record[0] = Gap;
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(1), dropped);
        return record;
    }

    public static byte[] OfEnd(EndReason reason) => [Ended, (byte)reason];

    public static byte[] OfLife() => [Alive];

    /// <returns>Null for one that this version does not know: the node may be newer.</returns>
    public static PictureState? StateOf(ReadOnlySpan<byte> record)
    {
        try
        {
            return JsonSerializer.Deserialize<PictureState>(record[1..], s_json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <exception cref="RelayFormatException">It is none.</exception>
    public static long GapOf(ReadOnlySpan<byte> record) => record.Length == 9
        ? BinaryPrimitives.ReadInt64LittleEndian(record[1..])
        : throw new RelayFormatException($"A gap of {record.Length} bytes is none.");
}
