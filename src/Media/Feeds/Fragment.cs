using LiveView.Media.Mp4;

namespace LiveView.Media.Feeds;

/// <summary>One frame of one camera as fragmented MP4, framed once for the socket. Immutable: all viewers share the same bytes.</summary>
public sealed class Fragment
{
    private readonly byte[] _message;

    private Fragment(byte[] message, long epoch, long sequence, bool isKeyFrame, DateTimeOffset arrivedAt, long decodeTime)
    {
        _message = message;
        Epoch = epoch;
        Sequence = sequence;
        IsKeyFrame = isKeyFrame;
        ArrivedAt = arrivedAt;
        DecodeTime = decodeTime;
        Live = new FeedMessage.Picture(this, CatchUp: false);
        Late = new FeedMessage.Picture(this, CatchUp: true);
    }

    /// <summary>The whole binary message as it goes to a viewer who is up to date: 24-byte header, moof, mdat.</summary>
    public ReadOnlyMemory<byte> Message => _message;

    /// <summary>The message without its header: moof and mdat.</summary>
    public ReadOnlyMemory<byte> Payload => _message.AsMemory(PictureHeader.Length);

    /// <summary>Epoch of the ingest that made it, 1 to 4294967295.</summary>
    public long Epoch { get; }

    /// <summary>Rises by exactly 1 from fragment to fragment within an epoch; the first is 1.</summary>
    public long Sequence { get; }

    /// <summary>Whether a decoder can start here.</summary>
    public bool IsKeyFrame { get; }

    /// <summary>When the whole fragment had come out of ffmpeg, UTC, by the clock of the media node.</summary>
    public DateTimeOffset ArrivedAt { get; }

    /// <summary>Decode time, in units of the timescale of its init segment; never goes back within a camera's feed.</summary>
    public long DecodeTime { get; }

    // One message object per fragment and kind, made once: putting it in a viewer's queue allocates nothing.
    internal FeedMessage.Picture Live { get; }

    internal FeedMessage.Picture Late { get; }

    /// <summary>The binary message for a viewer. The one for catching up is a copy, because one flag in the header differs.</summary>
    /// <param name="catchUp">Whether the viewer gets it as part of the burst that is older than live.</param>
    public ReadOnlyMemory<byte> MessageFor(bool catchUp)
    {
        if (!catchUp)
        {
            return _message;
        }

        var copy = _message.AsSpan().ToArray();
        copy[1] |= PictureHeader.CatchUpFlag;
        return copy;
    }

    internal static Fragment Seal(CutFragment cut, long epoch, long sequence, DateTimeOffset arrivedAt)
    {
        var message = cut.TakeMemory();
        PictureHeader.Write(
            message, PictureHeader.FragmentKind, cut.IsKeyFrame ? PictureHeader.KeyFrameFlag : (byte)0, epoch, sequence, arrivedAt);
        return new Fragment(message, epoch, sequence, cut.IsKeyFrame, arrivedAt, cut.DecodeTime);
    }
}
