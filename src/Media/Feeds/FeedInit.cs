using LiveView.Media.Mp4;

namespace LiveView.Media.Feeds;

/// <summary>The init segment of one run of an ingest, framed once for the socket. Immutable.</summary>
public sealed class FeedInit
{
    internal FeedInit(InitSegment segment, long epoch, int run, DateTimeOffset arrivedAt)
    {
        var message = new byte[PictureHeader.Length + segment.Bytes.Length];
        PictureHeader.Write(message, PictureHeader.InitKind, 0, epoch, 0, arrivedAt);
        segment.Bytes.CopyTo(message.AsMemory(PictureHeader.Length));
        Segment = segment;
        Epoch = epoch;
        Run = run;
        Message = message;
        Announcement = new FeedMessage.Init(this);
    }

    /// <summary>The init segment: codec, size, timescale.</summary>
    public InitSegment Segment { get; }

    /// <summary>Epoch of the ingest, 1 to 4294967295.</summary>
    public long Epoch { get; }

    /// <summary>Rises with every start of ffmpeg within the feed: a new run means a new decoder, also within an epoch.</summary>
    public int Run { get; }

    /// <summary>The whole binary message: 24-byte header, ftyp, moov.</summary>
    public ReadOnlyMemory<byte> Message { get; }

    internal FeedMessage.Init Announcement { get; }
}
