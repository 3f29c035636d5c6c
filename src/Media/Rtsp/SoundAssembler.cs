using System.Buffers.Binary;
using LiveView.Media.Line;
using LiveView.Media.Mp4;

namespace LiveView.Media.Rtsp;

/// <summary>
/// Takes the packets of one stream of AAC apart (RFC 3640, 3.2, in its high-rate mode): one or more whole units behind a row of headers of two
/// bytes each, or a part of one that is larger than a packet. What is not whole is left out.
/// </summary>
/// <param name="offer">What the camera offers.</param>
/// <param name="config">How it is coded.</param>
/// <param name="receiver">Gets the units.</param>
internal sealed class SoundAssembler(AudioOffer offer, AacConfig config, ICodedSoundReceiver receiver) : IPacketReceiver
{
    private const int HeaderLength = 2;
    private const int IndexBits = 3;
    private const int MostUnitBytes = 1 << 13;

    private readonly RtpClock _clock = new(offer.ClockRate);
    private readonly byte[] _part = new byte[MostUnitBytes];
    private int _partLength;
    private long _partTime;
    private int _channel;
    private uint? _source;
    private ushort _next;

    /// <summary>Units of the clock from one unit to the next.</summary>
    public long Step { get; } = (long)config.FrameSamples * offer.ClockRate / config.SampleRate;

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
            Take(read);
        }
    }

    private void Take(in RtpPacket packet)
    {
        var time = _clock.Place(packet.Timestamp);
        if (_source != packet.Source || packet.Sequence != _next || time != _partTime)
        {
            // Its other parts are lost.
            _partLength = 0;
        }

        (_source, _next) = (packet.Source, (ushort)(packet.Sequence + 1));
        var payload = packet.Payload;
        var headers = payload.Length < HeaderLength ? 0 : BinaryPrimitives.ReadUInt16BigEndian(payload) / 8;
        if (headers == 0 || headers % HeaderLength != 0 || HeaderLength + headers > payload.Length)
        {
            throw new RtspFormatException($"{payload.Length} bytes of sound do not begin with the headers of whole units.");
        }

        var units = payload[(HeaderLength + headers)..];
        for (var at = HeaderLength; at < HeaderLength + headers; at += HeaderLength)
        {
            var size = BinaryPrimitives.ReadUInt16BigEndian(payload[at..]) >> IndexBits;
            if (size > units.Length || _partLength > 0)
            {
                Join(units, size, time, headers == HeaderLength);
                return;
            }

            Give(units[..size], time);
            units = units[size..];
            time += Step;
        }
    }

    /// <summary>A unit in several packets: each says how long the whole of it is, and carries a part and nothing else.</summary>
    private void Join(ReadOnlySpan<byte> part, int size, long time, bool isAlone)
    {
        if (!isAlone || _partLength + part.Length > size)
        {
            _partLength = 0;
            throw new RtspFormatException("Parts of a unit of sound do not fit together.");
        }

        part.CopyTo(_part.AsSpan(_partLength));
        (_partLength, _partTime) = (_partLength + part.Length, time);
        if (_partLength == size)
        {
            Give(_part.AsSpan(0, size), time);
            _partLength = 0;
        }
    }

    private void Give(ReadOnlySpan<byte> unit, long time)
    {
        if (!unit.IsEmpty)
        {
            receiver.OnSound(new CodedSound(unit, time, _clock.CapturedAt(time)));
        }
    }
}
