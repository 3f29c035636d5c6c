using System.Text;
using LiveView.Domain.Connections;

namespace LiveView.Domain.Tracking;

/// <summary>One whole fix in bytes: nothing of it is lost, unlike in a <see cref="TrackPoint" />.</summary>
internal static class PackedFix
{
    /// <summary>More bytes than a fix takes without the name of its source.</summary>
    private const int Widest = 160;

    public static int Most(TrackFix fix) => Widest + Encoding.UTF8.GetMaxByteCount(fix.Source.Length);

    public static void Write(ref PackedWriter writer, TrackFix fix)
    {
        writer.Number(fix.Sequence);
        writer.Moment(fix.Time);
        writer.Moment(fix.FixTime);
        writer.Moment(fix.ReceivedAt);
        writer.Moment(fix.DeviceTime);
        writer.Fraction(fix.Position.Latitude);
        writer.Fraction(fix.Position.Longitude);
        writer.Number((long)fix.Flags);
        writer.Text(fix.Source);
        writer.Number(fix.Index);
        writer.Maybe(fix.Speed);
        writer.Maybe(fix.Heading);
        writer.Maybe(fix.Altitude);
        writer.Maybe(fix.Accuracy);
        writer.Maybe(fix.Battery);
        writer.Maybe(fix.Satellites);
        writer.Maybe(fix.Ignition);
        writer.Maybe(fix.HasPower);
        writer.Maybe((int?)fix.Alarm);
    }

    public static TrackFix Read(ref PackedReader reader)
    {
        var (sequence, time, measured, received, made) =
            (reader.Number(), reader.Moment()!.Value, reader.Moment()!.Value, reader.Moment()!.Value, reader.Moment());
        return new TrackFix(sequence, time, new GeoPosition(reader.Fraction(), reader.Fraction()), (FixFlags)reader.Number())
        {
            FixTime = measured,
            ReceivedAt = received,
            DeviceTime = made,
            Source = reader.Text(),
            Index = (int)reader.Number(),
            Speed = reader.MaybeFraction(),
            Heading = reader.MaybeFraction(),
            Altitude = reader.MaybeFraction(),
            Accuracy = reader.MaybeFraction(),
            Battery = reader.MaybeFraction(),
            Satellites = reader.MaybeNumber(),
            Ignition = reader.Maybe(),
            HasPower = reader.Maybe(),
            Alarm = (TrackerAlarm?)reader.MaybeNumber(),
        };
    }
}
