using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace LiveView.Media.Rtmp;

/// <summary>Writes what we say on a line: few, small messages, each in one chunk.</summary>
internal sealed class RtmpReply
{
    private const int OwnChunkSize = 4096;
    private const int ControlStream = 2;
    private const int CommandStream = 3;
    private const int WindowBytes = 2_500_000;
    private const byte Dynamic = 2;
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Takes what was written and not taken yet.</summary>
    public byte[] Take()
    {
        var bytes = _bytes.WrittenSpan.ToArray();
        _bytes.ResetWrittenCount();
        return bytes;
    }

    /// <summary>Says how we go about it, before the first command is answered.</summary>
    public void Greet()
    {
        Control(RtmpMessageType.Window, WindowBytes);
        Message(ControlStream, RtmpMessageType.Bandwidth, 0, [.. Number(WindowBytes), Dynamic]);
        Control(RtmpMessageType.ChunkSize, OwnChunkSize);
    }

    /// <summary>Says how many bytes came.</summary>
    public void Acknowledge(long bytes) => Control(RtmpMessageType.Acknowledgement, (uint)bytes);

    /// <summary>The line is open.</summary>
    public void Connected(double transaction) => Command(0, "_result", transaction, body => body
        .Object(("fmsVer", "FMS/3,0,1,123"), ("capabilities", 31d))
        .Object(("level", "status"), ("code", "NetConnection.Connect.Success"), ("description", "Connected.")));

    /// <summary>The stream for one picture.</summary>
    public void Created(double transaction, int stream) => Command(0, "_result", transaction, body => body.Null().Number(stream));

    /// <summary>The pusher may send, or not.</summary>
    public void Publishing(int stream, bool permitted) => Command(stream, "onStatus", 0, body => body.Null().Object(
        ("level", permitted ? "status" : "error"),
        ("code", permitted ? "NetStream.Publish.Start" : "NetStream.Publish.BadName"),
        ("description", permitted ? "Publishing." : "Not expected now, or under another key.")));

    private void Command(int stream, string name, double transaction, Action<Body> write)
    {
        var body = new Body().Text(name).Number(transaction);
        write(body);
        Message(CommandStream, RtmpMessageType.Command, stream, body.Bytes);
    }

    private void Control(byte type, uint value) => Message(ControlStream, type, 0, Number(value));

    private void Message(byte chunkStream, byte type, int stream, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[12];
        head.Clear();
        head[0] = chunkStream;
        head[4] = (byte)(payload.Length >> 16);
        head[5] = (byte)(payload.Length >> 8);
        head[6] = (byte)payload.Length;
        head[7] = type;
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], stream);
        _bytes.Write(head);
        _bytes.Write(payload);
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private sealed class Body
    {
        private readonly List<byte> _bytes = [];

        public byte[] Bytes => [.. _bytes];

        public Body Text(string text)
        {
            _bytes.Add(2);
            Bare(text);
            return this;
        }

        public Body Number(double number)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteDoubleBigEndian(bytes, number);
            _bytes.Add(0);
            _bytes.AddRange(bytes);
            return this;
        }

        public Body Null()
        {
            _bytes.Add(5);
            return this;
        }

        public Body Object(params ReadOnlySpan<(string Name, object Value)> members)
        {
            _bytes.Add(3);
            foreach (var (name, value) in members)
            {
                Bare(name);
                _ = value is double number ? Number(number) : Text((string)value);
            }

            _bytes.AddRange([0, 0, 9]);
            return this;
        }

        private void Bare(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            _bytes.AddRange([(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes]);
        }
    }
}
