using System.Buffers.Binary;

namespace LiveView.Simulation.Pictures;

/// <summary>The 24 bytes before every picture that leaves the gate, read as an outsider would.</summary>
internal static class PictureMessage
{
    private const int HeaderLength = 24;
    private const byte PictureKind = 2;

    /// <summary>Whether a message brings a picture, and not what a decoder starts with.</summary>
    public static bool IsPicture(ReadOnlySpan<byte> message) => message.Length >= HeaderLength && message[0] == PictureKind;

    /// <summary>When the picture had arrived at the server, UTC.</summary>
    public static DateTimeOffset ArrivedAt(ReadOnlySpan<byte> message) =>
        DateTimeOffset.UnixEpoch.AddMicroseconds(BinaryPrimitives.ReadInt64LittleEndian(message[16..]));
}
