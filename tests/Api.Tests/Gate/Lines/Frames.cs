using System.Buffers.Binary;
using LiveView.Media.Feeds;

namespace LiveView.Api.Tests.Gate.Lines;

/// <summary>Reads the WebSocket messages that a server sent, as a strict client does.</summary>
internal static class Frames
{
    public const int Text = 1;
    public const int Binary = 2;
    public const int Pong = 10;

    /// <returns>Whole messages, and how many bytes of an unfinished one follow.</returns>
    public static (List<(int Kind, byte[] Body)> Whole, int Left) Read(ReadOnlySpan<byte> bytes)
    {
        var whole = new List<(int Kind, byte[] Body)>();
        while (bytes.Length >= 2)
        {
            Assert.Equal(0x80, bytes[0] & 0xF0);
            Assert.Equal(0, bytes[1] & 0x80);
            var (header, length) = (bytes[1] & 0x7F) switch
            {
                126 when bytes.Length >= 4 => (4, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])),
                127 when bytes.Length >= 10 => (10, (long)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..])),
                126 or 127 => (bytes.Length, long.MaxValue / 2),
                var small => (2, small),
            };
            if (bytes.Length < header + length)
            {
                break;
            }

            whole.Add((bytes[0] & 0x0F, bytes.Slice(header, (int)length).ToArray()));
            bytes = bytes[(header + (int)length)..];
        }

        return (whole, bytes.Length);
    }

    public static IEnumerable<long> Sequences(IEnumerable<(int Kind, byte[] Body)> messages) => messages
        .Where(message => message.Kind == Binary && message.Body[0] == PictureHeader.FragmentKind)
        .Select(message => (long)BinaryPrimitives.ReadUInt64LittleEndian(message.Body.AsSpan(8)));
}
