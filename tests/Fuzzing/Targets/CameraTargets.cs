using System.Text;
using LiveView.Media.Ingest;
using LiveView.Media.Line;
using LiveView.Media.Mp4;
using LiveView.Media.Rtmp;
using LiveView.Media.Rtsp;

namespace LiveView.Fuzzing.Targets;

/// <summary>What a camera, or whoever stands in its place, sends; and what somebody types as its address.</summary>
internal static class CameraTargets
{
    private static readonly string[] s_answers =
    [
        "RTSP/1.0 200 OK\r\nCSeq: 2\r\nContent-Base: rtsp://a/b/\r\nContent-Type: application/sdp\r\nContent-Length: 12\r\n\r\nv=0\r\no=- 0 0\r\n",
        "RTSP/1.0 200 OK\r\nCSeq: 3\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 1\r\n\r\n$\0\0\u0004abcd$\u0001\0\u0001x",
        "DESCRIBE rtsp://127.77.0.1:4000/picture RTSP/1.0\r\nAccept: application/sdp\r\nCSeq: 2\r\n\r\n",
    ];

    private static readonly string[] s_descriptions =
    [
        "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\na=control:*\r\nm=audio 0 RTP/AVP 0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n"
        + "a=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0LAHtkAoD2wEQAAAwABAAADADIPFi5I,aMuDyyA=\r\na=control:trackID=1\r\n",
        "v=0\nm=video 0 RTP/AVP 97\na=rtpmap:97 H265/90000\na=fmtp:97 sprop-vps=QAEM; sprop-sps=QgEB; sprop-pps=RAHA\n",
        "v=0\nm=video 0 RTP/AVP 26\n",
    ];

    private static readonly string[] s_packetWords = ["\u0080\u00E0", "\u001C\u0085", "\u0018", "\u0062\u0001\u0093", "\0\u000C", "\0\0\u0003", "\u0067", "\u0068", "\u0042\u0001"];

    private static readonly string[] s_pushes =
    [
        "\u0003\0\0\0\0\0\u0023\u0014\0\0\0\0\u0002\0\u0007connect\0?\u00F0\0\0\0\0\0\0\u0003\0\u0003app\u0002\0\u0004live\0\0\u0009",
        "\u0003\0\0\0\0\0\u001E\u0014\u0001\0\0\0\u0002\0\u0007publish\0@\0\0\0\0\0\0\0\u0005\u0002\0\u0007a?key=b",
        "\u0002\0\0\0\0\0\u0004\u0001\0\0\0\0\0\0\u0010\0\u0004\0\0\0\0\0\u0005\u0009\u0001\0\0\0\u0017\u0001\0\0\0",
    ];

    public static IEnumerable<FuzzTarget> All =>
    [
        new FuzzTarget
        {
            Name = "camera address", Words = ["rtsp://", "rtsps://", "@", ":", "[::1]", "%", "?", "#", "/", "\\", "..", "xn--", "\u202E"],
            Seeds = [.. new[] { "rtsp://camera/a?b=c", "rtsps://[2001:db8::1%25lo]:322/", "rtsp://10.0.0.7:554/%2e%2e/x" }.Select(Encoding.UTF8.GetBytes)],
            Covers = ["RtspAddress.TryParse"], MostBytes = 1200,
            Read = bytes => RtspAddress.TryParse(Encoding.UTF8.GetString(bytes), out var address) ? 1 + address.Host.Length : 0,
        },
        new FuzzTarget
        {
            Name = "RTSP", Words = ["RTSP/1.0 ", "200", "302", "REDIRECT ", "\r\n", "\r\n\r\n", "Content-Length: ", "Transfer-Encoding: chunked", "$\0\u0001\0", ": "],
            Seeds = [.. s_answers.Select(Encoding.Latin1.GetBytes)], Covers = ["RtspFraming.Next"], Throws = [typeof(RtspFormatException)], MostBytes = 20_000,
            Read = ReadRtsp,
        },
        new FuzzTarget
        {
            Name = "RTSP answer", Words = ["RTSP/1.0 ", "200", "\n", "\r\n", "\n\n", "\n\r\n", "CSeq: ", ": ", " "],
            Seeds = [.. s_answers.Select(Encoding.Latin1.GetBytes)], Covers = ["RtspHead.LengthOf", "RtspHead.LinesOf"], Throws = [typeof(RtspFormatException)],
            MostBytes = 20_000, Read = bytes => RtspHead.LengthOf(bytes) is > 0 and var length ? RtspHead.LinesOf(bytes.AsSpan(0, length)).Length : 0,
        },
        new FuzzTarget
        {
            Name = "session description", Words = ["m=video 0 RTP/AVP ", "a=rtpmap:", "a=fmtp:", "a=control:", "H264/90000", "sprop-parameter-sets=", "\r\n", ";", ","],
            Seeds = [.. s_descriptions.Select(Encoding.UTF8.GetBytes)], Covers = ["SessionDescription.Read"], Throws = [typeof(RtspFormatException)], MostBytes = 8192,
            Read = bytes => SessionDescription.Read(bytes) is { Video: { } video } ? 1 + video.Encoding.Length + (16 * video.ParameterSets.Count()) : 0,
        },
        new FuzzTarget
        {
            Name = "camera's challenge", Words = ["Digest ", "Basic ", "nonce=", "realm=\"", "algorithm=SHA-256", "qop=\"auth\"", "stale=true", "\\", "\"", ","],
            Seeds = [.. new[] { "Digest realm=\"a\", nonce=\"b\", algorithm=MD5, qop=\"auth,auth-int\", opaque=c", "Basic realm=\"a\\\"b\"" }.Select(Encoding.Latin1.GetBytes)],
            Covers = ["RtspChallenge.Read"], Read = bytes => RtspChallenge.Read(Encoding.Latin1.GetString(bytes)) is { } challenge ? 1 + (int)challenge.Strength + (challenge.HasQop ? 8 : 0) : 0,
        },
        new FuzzTarget
        {
            Name = "H.264 packets", Words = s_packetWords, Seeds = [Resource("h264.rtp")], Covers = ["PictureAssembler.OnPacket", "AvcSps.Read"],
            Throws = [typeof(RtspFormatException)], MostBytes = 16 * 1024, WorkingBytes = 64 * 1024, Read = bytes => ReadPackets(bytes, "H264"),
        },
        new FuzzTarget
        {
            Name = "H.265 packets", Words = s_packetWords, Seeds = [Resource("h265.rtp")], Covers = ["PictureAssembler.OnPacket", "HevcSps.Read"],
            Throws = [typeof(RtspFormatException)], MostBytes = 16 * 1024, WorkingBytes = 64 * 1024, Read = bytes => ReadPackets(bytes, "H265"),
        },
        new FuzzTarget
        {
            Name = "packets of sound", Words = ["\u0080\u0060", "\0\u0010", "\0\u0020", "\u0018\u0000", "\u00FF\u00F8"], Seeds = [SoundSeed()], Covers = ["SoundAssembler.OnPacket"],
            Throws = [typeof(RtspFormatException)], MostBytes = 16 * 1024, WorkingBytes = 64 * 1024, Read = ReadSound,
        },
        new FuzzTarget
        {
            Name = "source address", Words = ["rtmp://", "srt://", "file:///", "/live/", ":9000", "..", "/.", "?", "@", "'", "\n"],
            Seeds = [.. new[] { "rtmp://media.example:1935/live/bike-1", "srt://media.example:9000", "file:///exercise/robbery.mp4" }.Select(Encoding.UTF8.GetBytes)],
            Covers = ["SourceAddress.Parse"], Throws = [typeof(FormatException)], MostBytes = 600,
            Read = bytes => SourceAddress.Parse(Encoding.UTF8.GetString(bytes)).GetType().Name.Length,
        },
        new FuzzTarget
        {
            Name = "RTMP chunks", Words = ["\u0003", "\u0083", "\u00C3", "\0\0\0\u0001", "\u0014", "\u0009", "\u00FF\u00FF\u00FF", "connect", "publish", "\0\0\u0009"],
            Seeds = [.. s_pushes.Select(Encoding.Latin1.GetBytes)], Covers = ["RtmpChunks.Read", "Amf0.Read"], Throws = [typeof(RtmpFormatException)],
            WorkingBytes = 128 * 1024, Read = ReadRtmp,
        },
        new FuzzTarget
        {
            Name = "FLV pictures", Words = ["\u0017\0\0\0\0", "\u0017\u0001\0\0\0", "\u0027\u0001", "\u0001\u0064\0\u001E\u00FF\u00E1", "\0\0\0\u0001", "\u0067", "\u0065"],
            Seeds = [FlvSeed()], Covers = ["FlvVideo.OnTag"], Throws = [typeof(RtmpFormatException), typeof(RtspFormatException)], WorkingBytes = 64 * 1024,
            Read = ReadFlv,
        },
        new FuzzTarget
        {
            Name = "fragmented MP4", Words = ["ftyp", "moov", "moof", "mdat", "trak", "stsd", "avc1", "avcC", "mp4a", "esds", "tfhd", "trun", "\0\0\0\0", "\0\0\0\u0001", "\0\0\0\u0008"],
            Seeds = [Resource("h264.mp4")], Covers = ["FragmentReader.Read"], Throws = [typeof(Mp4FormatException)], MostBytes = 16 * 1024, WorkingBytes = 64 * 1024, Read = ReadMp4,
        },
        new FuzzTarget
        {
            Name = "ffmpeg's remarks", Words = ["401 Unauthorized", "Stream #", ": Video: ", "matches no streams", "[rtsp @ 0x1]"],
            Seeds = [.. new[] { "  Stream #0:0: Video: hevc (Main), yuv420p(tv), 320x180", "[error] rtsp://127.77.0.1:1/picture: Server returned 404 Not Found" }.Select(Encoding.UTF8.GetBytes)],
            Covers = ["FfmpegDiagnosis.Observe"], Read = ReadRemarks,
        },
    ];

    private static int ReadRtsp(byte[] bytes)
    {
        var framing = new RtspFraming();
        var (at, heads) = (0, 0);
        while (framing.Next(bytes.AsSpan(at), out var head) is var length and > 0)
        {
            at += length;
            heads += head is null ? 0 : 1;
        }

        return heads;
    }

    /// <summary>Two packets, each after its length in two bytes: one with a whole unit, one with a part of one.</summary>
    private static byte[] SoundSeed() =>
    [
        0, 21, 0x80, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0x12, 0x34, 0, 16, 0, 40, 1, 2, 3, 4, 5,
        0, 18, 0x80, 96, 0, 2, 0, 0, 4, 0, 0, 0, 0x12, 0x34, 0, 16, 1, 0, 1, 2,
    ];

    private static int ReadSound(byte[] bytes)
    {
        var counter = new SoundCounter();
        var config = AacConfig.Read([0x14, 0x08])!;
        var assembler = new SoundAssembler(new AudioOffer(96, "MPEG4-GENERIC", 16_000, null, new Dictionary<string, string>()), config, counter);
        assembler.Start(0);
        for (var at = 0; at + 2 <= bytes.Length;)
        {
            var length = Math.Min((bytes[at] << 8) | bytes[at + 1], bytes.Length - at - 2);
            assembler.OnPacket(0, bytes.AsSpan(at + 2, length));
            at += 2 + length;
        }

        return counter.Units;
    }

    private sealed class SoundCounter : ICodedSoundReceiver
    {
        public int Units { get; private set; }

        public void OnSound(in CodedSound sound) => Units += sound.Unit.IsEmpty ? 0 : 1;
    }

    /// <summary>Packets, each after its length in two bytes; every other one comes on the channel of the reports when it is short.</summary>
    private static int ReadPackets(byte[] bytes, string encoding)
    {
        var counter = new Counter();
        var assembler = new PictureAssembler(new VideoOffer(96, encoding, 90_000, null, new Dictionary<string, string>()), counter);
        assembler.Start(0);
        for (var at = 0; at + 2 <= bytes.Length;)
        {
            var length = Math.Min((bytes[at] << 8) | bytes[at + 1], bytes.Length - at - 2);
            var packet = bytes.AsSpan(at + 2, length);
            assembler.OnPacket(length > 1 && packet[1] is 200 ? 1 : 0, packet);
            at += 2 + length;
        }

        return (counter.Inits * 10_000) + (counter.Fragments * 100) + counter.Skipped;
    }

    private static int ReadRtmp(byte[] bytes)
    {
        var commands = new Commands();
        var chunks = new RtmpChunks(commands);
        for (var at = 0; at < bytes.Length; at += 333)
        {
            chunks.Read(bytes.AsSpan(at, Math.Min(333, bytes.Length - at)));
        }

        return (commands.Values * 100) + commands.Messages;
    }

    /// <summary>Tags one after another, each after its length in two bytes.</summary>
    private static int ReadFlv(byte[] bytes)
    {
        var counter = new Counter();
        var video = new FlvVideo(counter);
        var tags = 0u;
        for (var at = 0; at + 2 <= bytes.Length;)
        {
            var length = Math.Min((bytes[at] << 8) | bytes[at + 1], bytes.Length - at - 2);
            video.OnTag(40 * tags++, bytes.AsSpan(at + 2, length));
            at += 2 + length;
        }

        return (counter.Inits * 10_000) + (counter.Fragments * 100) + counter.Skipped;
    }

    private static byte[] FlvSeed()
    {
        var sps = Convert.FromBase64String("Z0LAHtkAoD2wEQAAAwABAAADADIPFi5I");
        var pps = Convert.FromBase64String("aMuDyyA=");
        byte[] configuration = [0x17, 0, 0, 0, 0, 1, .. sps[1..4], 0xFF, 0xE1, 0, (byte)sps.Length, .. sps, 1, 0, (byte)pps.Length, .. pps];
        byte[] picture = [0x17, 1, 0, 0, 0, 0, 0, 0, 4, 0x65, 0x88, 0x84, 0];
        return [0, (byte)configuration.Length, .. configuration, 0, (byte)picture.Length, .. picture];
    }

    private static int ReadMp4(byte[] bytes)
    {
        var counter = new Counter();
        var reader = new FragmentReader(counter, 32);
        for (var at = 0; at < bytes.Length; at += 501)
        {
            reader.Read(bytes.AsSpan(at, Math.Min(501, bytes.Length - at)));
        }

        return (counter.Inits * 100) + counter.Fragments;
    }

    private static int ReadRemarks(byte[] bytes)
    {
        var diagnosis = new FfmpegDiagnosis();
        foreach (var line in Encoding.UTF8.GetString(bytes).AsSpan().EnumerateLines())
        {
            diagnosis.Observe(line);
        }

        return ((int)diagnosis.Fault * 100) + (diagnosis.VideoCodec?.Length ?? -1);
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(CameraTargets).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private sealed class Commands : IRtmpMessageReceiver
    {
        public int Messages { get; private set; }

        public int Values { get; private set; }

        public void OnMessage(byte type, uint timestamp, ReadOnlySpan<byte> payload)
        {
            Messages++;
            if (type == RtmpMessageType.Command)
            {
                for (var values = new Amf0(payload); !values.IsAtEnd; Values++)
                {
                    values.Read();
                }
            }
        }
    }

    private sealed class Counter : IFragmentReceiver, ICodedPictureReceiver
    {
        public int Inits { get; private set; }

        public int Fragments { get; private set; }

        public void OnInit(InitSegment init) => Inits++;

        public void OnFragment(CutFragment fragment) => Fragments++;

        public int Skipped { get; private set; }

        public void OnPicture(in CodedPicture picture) => Fragments++;

        public void OnSkipped() => Skipped++;
    }
}
