using LiveView.Media.Feeds;
using LiveView.Media.Mp4;
using LiveView.Media.Recording.Segments;

namespace LiveView.Media.Recording.Reading;

/// <summary>What is read from a recording, in order of time: one of the three cases below, and no other. All of it was authenticated.</summary>
public abstract record RecordedItem
{
    private RecordedItem()
    {
    }

    /// <summary>A decoder starts anew with this init segment; a key frame follows.</summary>
    /// <param name="Record">Its record.</param>
    /// <param name="Content">The init segment, ftyp and moov, as it came from the camera.</param>
    public sealed record Init(RecordHeader Record, ReadOnlyMemory<byte> Content) : RecordedItem
    {
        /// <summary>Codec, size and timescale.</summary>
        /// <exception cref="Mp4FormatException">It cannot be read.</exception>
        public InitSegment Segment() => InitSegment.Read(Content.Span);

        /// <summary>The binary message for a viewer: 24-byte header, ftyp, moov.</summary>
        public byte[] Message() => PictureHeader.Frame(PictureHeader.InitKind, 0, Record.Epoch, 0, Record.Time.Instant, Content.Span);
    }

    /// <summary>One frame.</summary>
    /// <param name="Record">Its record.</param>
    /// <param name="Content">moof and mdat, as they came from the camera.</param>
    /// <param name="BeforeTarget">Whether it lies before the moment that was asked for: a decoder needs it, nobody looks at it.</param>
    public sealed record Picture(RecordHeader Record, ReadOnlyMemory<byte> Content, bool BeforeTarget) : RecordedItem
    {
        /// <summary>The binary message for a viewer: 24-byte header, moof, mdat.</summary>
        public byte[] Message() => PictureHeader.Frame(
            PictureHeader.FragmentKind,
            (byte)((Record.IsKeyFrame ? PictureHeader.KeyFrameFlag : 0) | (BeforeTarget ? PictureHeader.CatchUpFlag : 0)),
            Record.Epoch, Record.Sequence, Record.Time.Instant, Content.Span);
    }

    /// <summary>Pictures are missing.</summary>
    /// <param name="Missing">When and why.</param>
    public sealed record Gap(RecordedGap Missing) : RecordedItem;
}
