using System.Buffers.Binary;
using System.Text;
using LiveView.Protocols.Tests.Dc09;

namespace LiveView.Protocols.Tests.Teltonika;

/// <summary>Writes messages as a tracker does; the checksum is worked out bit by bit, apart from the product's table.</summary>
internal static class TeltonikaWriter
{
    public const string Device = "356307042441013";

    public static byte[] Identity(string imei) => [0, (byte)imei.Length, .. Encoding.ASCII.GetBytes(imei)];

    public static byte[] Message(params byte[] data) => [0, 0, 0, 0, .. Big((uint)data.Length), .. data, .. Big((uint)FrameWriter.Crc(data))];

    public static byte[] Datagram(string imei, byte[] data)
    {
        byte[] inner = [0xCA, 0xFE, 1, 5, .. Identity(imei), .. data];
        return [(byte)(inner.Length >> 8), (byte)inner.Length, .. inner];
    }

    public static byte[] Data(byte codec, params byte[][] records) => [codec, (byte)records.Length, .. records.SelectMany(each => each), (byte)records.Length];

    /// <param name="Milliseconds">Since 1970.</param>
    /// <param name="Longitude">1e-7 degrees.</param>
    /// <param name="Latitude">1e-7 degrees.</param>
    /// <param name="Bytes">Values of one byte, by id.</param>
    internal sealed record Written(long Milliseconds, int Longitude, int Latitude, params (int Id, byte Value)[] Bytes)
    {
        public byte Priority { get; init; }

        public short Altitude { get; init; } = 3;

        public ushort Heading { get; init; } = 271;

        public byte Satellites { get; init; } = 9;

        public ushort Speed { get; init; } = 54;

        public (int Id, ushort Value)[] Words { get; init; } = [];

        public byte[] As(byte codec)
        {
            var extended = codec == 0x8E;
            var wide = extended || codec == 0x10;
            byte[] milliseconds = [.. Big((uint)(Milliseconds >> 32)), .. Big((uint)Milliseconds)];
            byte[] head = [.. milliseconds, Priority, .. Big((uint)Longitude), .. Big((uint)Latitude), .. Big((ushort)Altitude), .. Big(Heading), Satellites, .. Big(Speed)];
            byte[] reason = codec == 0x10 ? [0, 0, 7] : Number(0, wide);
            return
            [
                .. head, .. reason, .. Number(Bytes.Length + Words.Length, extended),
                .. Number(Bytes.Length, extended), .. Bytes.SelectMany(each => (byte[])[.. Number(each.Id, wide), each.Value]),
                .. Number(Words.Length, extended), .. Words.SelectMany(each => (byte[])[.. Number(each.Id, wide), .. Big(each.Value)]),
                .. Number(0, extended), .. Number(0, extended), .. extended ? Number(0, true) : [],
            ];
        }

        private static byte[] Number(int number, bool wide) => wide ? Big((ushort)number) : [(byte)number];
    }

    private static byte[] Big(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Big(ushort number) => [(byte)(number >> 8), (byte)number];
}
