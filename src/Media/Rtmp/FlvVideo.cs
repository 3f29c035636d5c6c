using LiveView.Media.Mp4;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Rtmp;

/// <summary>Reads the pictures that a pusher sends (FLV video tags with AVC, Adobe FLV 10.1, E.4.3), and knows what it cannot show.</summary>
internal sealed class FlvVideo(ICodedPictureReceiver receiver)
{
    /// <summary>Units of time per second of what it passes on.</summary>
    public const int ClockRate = 90_000;

    private const int UnitsPerMillisecond = ClockRate / 1000;
    private const int Avc = 7;
    private const int Hevc = 12;
    private const int Header = 5;
    private const int Idr = 5;
    private const int LeastSpsBytes = 4;
    private readonly PictureBuffer _picture = new();
    private readonly RtpClock _clock = new(1000);
    private byte[] _configuration = [];
    private InitSegment? _init;
    private int _lengthSize;
    private bool _isNew;
    private bool _waitsForKey = true;

    /// <summary>ffmpeg's name for a coding that is not H.264; null while there was none.</summary>
    public string? OtherCodec { get; private set; }

    /// <summary>Takes one tag.</summary>
    /// <param name="timestamp">When it is decoded, milliseconds on the sender's clock.</param>
    /// <param name="tag">The tag without its FLV header.</param>
    /// <exception cref="RtmpFormatException">It cannot be one.</exception>
    public void OnTag(uint timestamp, ReadOnlySpan<byte> tag)
    {
        if (tag.IsEmpty)
        {
            return;
        }

        if ((tag[0] & 0x80) != 0 || (tag[0] & 0x0F) != Avc)
        {
            OtherCodec ??= (tag[0] & 0x8F) == Hevc ? "hevc" : "unknown";
            return;
        }

        if (tag.Length < Header)
        {
            throw new RtmpFormatException($"A picture of {tag.Length} bytes has no room for its header.");
        }

        var offset = ((tag[2] << 16) | (tag[3] << 8) | tag[4]) << 8 >> 8;
        switch (tag[1])
        {
            case 0:
                Configure(tag[Header..]);
                break;
            case 1:
                Pass((_clock.Place(timestamp) + offset) * UnitsPerMillisecond, tag[Header..]);
                break;
        }
    }

    /// <summary>Takes an AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1).</summary>
    private void Configure(ReadOnlySpan<byte> record)
    {
        if (record.SequenceEqual(_configuration))
        {
            return;
        }

        var left = record;
        var fixedPart = Take(ref left, 6);
        _lengthSize = (fixedPart[4] & 3) + 1;
        var sps = Sets(ref left, fixedPart[5] & 0x1F);
        var pps = Sets(ref left, Take(ref left, 1)[0]);
        if (sps is not [{ Length: >= LeastSpsBytes }, ..] || pps.Count == 0)
        {
            throw new RtmpFormatException("A sender announces pictures without their parameter sets.");
        }

        try
        {
            (_init, _configuration, _isNew, _waitsForKey) = (InitWriter.Avc(sps[0], pps, ClockRate), record.ToArray(), true, true);
        }
        catch (Mp4FormatException e)
        {
            throw new RtmpFormatException(e.Message);
        }
    }

    private void Pass(long time, ReadOnlySpan<byte> units)
    {
        _picture.Clear();
        var isKey = false;
        while (!units.IsEmpty)
        {
            var length = 0L;
            foreach (var part in Take(ref units, _lengthSize == 0 ? throw new RtmpFormatException("A picture comes before its parameter sets.") : _lengthSize))
            {
                length = (length << 8) | part;
            }

            if (length > units.Length)
            {
                throw new RtmpFormatException($"A unit of {length} bytes stands where {units.Length} are left.");
            }

            var unit = Take(ref units, (int)length);
            if (!unit.IsEmpty)
            {
                isKey |= (unit[0] & 0x1F) == Idr;
                _picture.Add(unit);
            }
        }

        if (_picture.Length == 0 || (_waitsForKey && !isKey))
        {
            receiver.OnSkipped();
            return;
        }

        _waitsForKey = false;
        if (_isNew)
        {
            _isNew = false;
            receiver.OnInit(_init!);
        }

        receiver.OnPicture(new CodedPicture(_picture.Bytes, time, isKey, null));
    }

    private static List<byte[]> Sets(ref ReadOnlySpan<byte> left, int count)
    {
        var sets = new List<byte[]>();
        for (var i = 0; i < count; i++)
        {
            var length = Take(ref left, 2);
            sets.Add(Take(ref left, (length[0] << 8) | length[1]).ToArray());
        }

        return sets;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> left, int count)
    {
        if (count > left.Length)
        {
            throw new RtmpFormatException("A picture ends in the middle of what it announces.");
        }

        var taken = left[..count];
        left = left[count..];
        return taken;
    }
}
