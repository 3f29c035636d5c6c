using System.Buffers.Binary;
using LiveView.Media.Mp4;
using LiveView.Media.Recording.Reading;

namespace LiveView.Media.Clips;

/// <summary>
/// A clip as a file that plays by itself: fragmented MP4 with the camera's own pictures, bit for bit. Only their numbers and times are
/// written anew, so that it begins at zero and a gap in the recording stays as long as it was.
/// </summary>
/// <param name="init">What all its pictures are decoded with.</param>
public sealed class ClipFile(InitSegment init)
{
    private readonly DecodeTimeline _timeline = new();
    private uint? _epoch;
    private uint _number;

    /// <summary>When the last picture that was written is shown, counted from the start of the file.</summary>
    public TimeSpan Since { get; private set; }

    /// <summary>The beginning of the file.</summary>
    /// <param name="remark">For whom it was made: the comment that players show.</param>
    /// <exception cref="Mp4FormatException">The init segment cannot be read.</exception>
    public ReadOnlyMemory<byte> Begin(string remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        return InitRemark.Write(init.Bytes.Span, remark);
    }

    /// <summary>The next picture as it stands in the file.</summary>
    /// <exception cref="Mp4FormatException">The recording holds no fragment there.</exception>
    public ReadOnlyMemory<byte> Next(RecordedItem.Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var fragment = picture.Content.ToArray();
        var moof = MovieFragment.Read(fragment, init.Track);
        if (_epoch != picture.Record.Epoch)
        {
            _epoch = picture.Record.Epoch;
            _timeline.StartRun(init.Timescale);
        }

        BinaryPrimitives.WriteUInt32BigEndian(fragment.AsSpan(moof.SequenceAt), ++_number);
        var placed = _timeline.Place(moof.DecodeTime, moof.Duration, picture.Record.Time.Instant);
        BinaryPrimitives.WriteInt64BigEndian(fragment.AsSpan(moof.DecodeTimeAt), placed);
        Since = MediaTime.Of(placed, init.Timescale);
        return fragment;
    }
}
