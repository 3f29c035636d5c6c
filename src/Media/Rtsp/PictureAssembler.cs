using LiveView.Media.Line;
using LiveView.Media.Mp4;

namespace LiveView.Media.Rtsp;

/// <summary>
/// Puts the packets of one video together to pictures: at the packet that is marked as the last of a picture, without waiting for the
/// next; where a camera marks wrongly, at the change of time. What is not whole is left out up to the next key picture.
/// </summary>
internal sealed class PictureAssembler(VideoOffer offer, ICodedPictureReceiver receiver) : IPacketReceiver
{
    private const int MostWaiting = 64 * 1024;
    private readonly PictureBuffer _buffer = new();
    private readonly RtpClock _clock = new(offer.ClockRate);
    private PictureCoding? _coding;
    private int _channel;
    private uint? _source;
    private ushort _next;
    private long? _time;
    private bool _marksLie;
    private bool _hasInit;
    private bool _waitsForKey = true;

    private PictureCoding Coding => _coding ??= Begin();

    /// <inheritdoc />
    public void Start(int channel) => _channel = channel;

    /// <inheritdoc />
    public void OnPacket(int channel, ReadOnlySpan<byte> packet)
    {
        if (channel == _channel + 1)
        {
            _clock.OnReport(packet);
        }
        else if (channel == _channel && RtpPacket.Read(packet) is var read && read.PayloadType == offer.PayloadType)
        {
            TakeOrReject(read);
        }
    }

    private void TakeOrReject(in RtpPacket packet)
    {
        try
        {
            Take(packet);
        }
        catch (Mp4FormatException e)
        {
            throw new RtspFormatException(e.Message);
        }
    }

    private void Take(in RtpPacket packet)
    {
        if (_source == packet.Source && packet.Sequence != _next)
        {
            Coding.StartPicture();
            _waitsForKey = true;
            receiver.OnSkipped();
        }

        (_source, _next) = (packet.Source, (ushort)(packet.Sequence + 1));
        var time = _clock.Place(packet.Timestamp);
        if (_time != time && Coding.HasSlice)
        {
            Finish();
        }

        _time = time;
        Coding.Take(packet.Payload);
        if (Coding.IsContinuation && !_waitsForKey && !_marksLie)
        {
            _marksLie = _waitsForKey = true;
        }

        if (packet.Marker && !_marksLie)
        {
            Finish();
        }
    }

    /// <summary>Passes the picture on. One without a slice is the beginning of the next: parameter sets and remarks travel apart sometimes.</summary>
    private void Finish()
    {
        if (!Coding.HasSlice && _buffer.Length < MostWaiting)
        {
            return;
        }

        var isWhole = Coding is { HasSlice: true, IsContinuation: false } && !_buffer.IsOpen;
        if (isWhole && (Coding.IsKey ? IsReady() : !_waitsForKey))
        {
            _waitsForKey = false;
            receiver.OnPicture(new CodedPicture(_buffer.Bytes, _time!.Value, Coding.IsKey, _clock.CapturedAt(_time.Value)));
        }
        else
        {
            _waitsForKey = true;
            receiver.OnSkipped();
        }

        Coding.StartPicture();
    }

    /// <summary>Whether the receiver knows how to decode; new parameter sets hold from a key picture on.</summary>
    private bool IsReady()
    {
        if (Coding.HasNewSets && Coding.TryInit(offer.ClockRate) is { } init)
        {
            _hasInit = true;
            receiver.OnInit(init);
        }

        return _hasInit;
    }

    private PictureCoding Begin()
    {
        PictureCoding coding = offer.Encoding == "H265" ? new HevcCoding(_buffer) : new AvcCoding(_buffer);
        foreach (var set in offer.ParameterSets)
        {
            coding.Know(set);
        }

        return coding;
    }
}
