using LiveView.Media.Mp4;

namespace LiveView.Media.Feeds;

/// <summary>The init segment of one run of an ingest, framed once for the socket. Immutable.</summary>
public sealed class FeedInit
{
    private readonly byte[] _framed;
    private readonly int _start;

    internal FeedInit(InitSegment segment, long epoch, int run, DateTimeOffset arrivedAt)
    {
        Segment = segment;
        Epoch = epoch;
        Run = run;
        _framed = new byte[Fragment.Headroom + segment.Bytes.Length];
        PictureHeader.Write(_framed.AsSpan(SocketFrame.MostHeaderBytes), PictureHeader.InitKind, 0, epoch, 0, arrivedAt);
        segment.Bytes.CopyTo(_framed.AsMemory(Fragment.Headroom));
        _start = SocketFrame.MostHeaderBytes - SocketFrame.WriteBinary(_framed.AsSpan(0, SocketFrame.MostHeaderBytes), Message.Length);
        Announcement = new FeedMessage.Init(this);
    }

    /// <summary>The init segment: codec, size, timescale.</summary>
    public InitSegment Segment { get; }

    /// <summary>Epoch of the ingest, 1 to 4294967295.</summary>
    public long Epoch { get; }

    /// <summary>Rises with every start of ffmpeg within the feed: a new run means a new decoder, also within an epoch.</summary>
    public int Run { get; }

    /// <summary>A whole WebSocket message: the header of the socket, then <see cref="Message" />.</summary>
    public ReadOnlyMemory<byte> Framed => _framed.AsMemory(_start);

    /// <summary>The whole binary message: 24-byte header, ftyp, moov.</summary>
    public ReadOnlyMemory<byte> Message => _framed.AsMemory(SocketFrame.MostHeaderBytes);

    internal FeedMessage.Init Announcement { get; }

    /// <summary>Makes an init segment of a whole message, as another node sent it: epoch and arrival are as written in it.</summary>
    /// <param name="message">24-byte header, ftyp, moov; copied.</param>
    /// <param name="run">Number of the run within the feed that it goes to.</param>
    /// <exception cref="Mp4FormatException">It is no init segment.</exception>
    public static FeedInit FromMessage(ReadOnlySpan<byte> message, int run)
    {
        if (message.Length <= PictureHeader.Length || message[0] != PictureHeader.InitKind)
        {
            throw new Mp4FormatException($"A message of {message.Length} bytes is no init segment with its header.");
        }

        var (_, epoch, _, arrivedAt) = PictureHeader.Read(message);
        return new FeedInit(InitSegment.Read(message[PictureHeader.Length..]), epoch, run, arrivedAt);
    }
}
