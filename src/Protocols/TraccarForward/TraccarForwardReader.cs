using System.Text.Json;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.TraccarForward;

/// <summary>
/// Reads the positions that a Traccar server forwards as JSON (<c>forward.type=json</c>): <c>{"position": {…}, "device": {…}}</c>, speed in
/// knots. They come out of order by design: Traccar tries one again while others pass. Pure; never throws, whatever the bytes are.
/// </summary>
public static class TraccarForwardReader
{
    /// <summary>Longest text that is looked at, bytes.</summary>
    public const int MostLength = 1024 * 1024;

    /// <summary>Reads one forwarded position.</summary>
    /// <param name="utf8">It, UTF-8.</param>
    public static PositionParse Read(ReadOnlyMemory<byte> utf8) =>
        utf8.Length > MostLength ? new PositionParse.Unreadable($"The message is longer than {MostLength} bytes.")
        : JsonBody.Read<PositionParse>(utf8, Read, text => new PositionParse.Unreadable(text));

    private static PositionParse Read(JsonElement root)
    {
        if (root.Member("position"u8) is not { ValueKind: JsonValueKind.Object } position)
        {
            return root.Member("event"u8) is null
                ? new PositionParse.Unreadable("This is not a forwarded position: 'position' is missing.")
                : PositionParse.Read.Nothing;
        }

        if (Plausible.Device(root.Member("device"u8)?.Text("uniqueId"u8)) is not { } device)
        {
            return new PositionParse.Unreadable("'device.uniqueId' is missing or not 1 to 64 printable characters.");
        }

        if ((position.Time("fixTime"u8) ?? position.Time("deviceTime"u8) ?? position.Time("serverTime"u8)) is not { } fixTime)
        {
            return new PositionParse.Unreadable("'position.fixTime' is no moment.");
        }

        // An outdated position is the last one known, repeated with a new message: it tells only that the device lives.
        var known = position.Truth("valid"u8) != false && position.Truth("outdated"u8) != true;
        var attributes = position.Member("attributes"u8);
        var at = known ? Plausible.Position(position.Number("latitude"u8), position.Number("longitude"u8)) : null;
        return new PositionParse.Read([new PositionReport(device, fixTime, at)
        {
            DeviceTime = position.Time("deviceTime"u8),
            Speed = Plausible.Speed(position.Number("speed"u8) * Plausible.Knot),
            Heading = Plausible.Heading(position.Number("course"u8)),
            Altitude = Plausible.Altitude(position.Number("altitude"u8)),
            Accuracy = Plausible.Accuracy(position.Number("accuracy"u8)),
            Satellites = Plausible.Satellites(attributes?.Number("sat"u8)),
            Ignition = attributes?.Truth("ignition"u8),
            HasPower = attributes?.Truth("charge"u8) ?? (attributes?.Number("power"u8) is { } volt ? volt > LeastVoltage : null),
            Battery = Plausible.Battery(attributes?.Number("batteryLevel"u8)),
            Alarm = AlarmWord.Traccar(attributes?.Text("alarm"u8)),
        }]);
    }

    // Below it the wire is cut: what is measured is the tracker's own hum.
    private const double LeastVoltage = 3;
}
