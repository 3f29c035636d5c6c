using System.Buffers.Binary;

namespace LiveView.Media.Rtsp;

/// <summary>
/// Lays the 32-bit times of packets on one line that begins at zero, and on the wall clock of the camera as far as its sender reports
/// say how (RFC 3550, 6.4.1). The camera's clock is what the camera says it is: nothing is decided by it.
/// </summary>
/// <param name="rate">Units per second, at least 1.</param>
internal sealed class RtpClock(int rate)
{
    private const int SenderReport = 200;
    private const int LeastReport = 28;
    private static readonly DateTimeOffset s_ntpEpoch = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_leastTrue = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private uint _last;
    private bool _started;
    private long _position;
    private (long Position, DateTimeOffset At)? _known;

    /// <summary>Where a packet stands, in units since the first; a step back of up to half of 32 bits is one.</summary>
    public long Place(uint timestamp)
    {
        _position += _started ? (int)(timestamp - _last) : 0;
        (_last, _started) = (timestamp, true);
        return _position;
    }

    /// <summary>When the picture at a position was captured, by the camera's clock, UTC; null when the camera did not say.</summary>
    public DateTimeOffset? CapturedAt(long position) =>
        _known is var (known, at) && Math.Abs(position - known) <= 3600L * rate ? at.AddTicks((position - known) * TimeSpan.TicksPerSecond / rate) : null;

    /// <summary>Takes a compound of reports; what is not a sender report, or not to be read, is passed over.</summary>
    public void OnReport(ReadOnlySpan<byte> reports)
    {
        while (reports.Length >= LeastReport && reports[0] >> 6 == 2)
        {
            var length = 4 * (1 + BinaryPrimitives.ReadUInt16BigEndian(reports[2..]));
            if (length > reports.Length)
            {
                return;
            }

            if (reports[1] == SenderReport && length >= LeastReport && _started)
            {
                var ntp = BinaryPrimitives.ReadUInt64BigEndian(reports[8..]);
                var at = s_ntpEpoch.AddTicks((long)((UInt128)ntp * TimeSpan.TicksPerSecond >> 32));
                var position = _position + (int)(BinaryPrimitives.ReadUInt32BigEndian(reports[16..]) - _last);
                _known = at >= s_leastTrue ? (position, at) : null;
            }

            reports = reports[length..];
        }
    }
}
