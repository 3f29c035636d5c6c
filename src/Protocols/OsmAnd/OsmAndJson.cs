using System.Text.Json;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.OsmAnd;

/// <summary>The JSON of Traccar Client 9 and later: <c>device_id</c> and <c>location</c> with <c>timestamp</c>, <c>coords</c>, <c>battery</c>.</summary>
internal static class OsmAndJson
{
    private const int MostLocations = 10_000;

    public static PositionParse Read(JsonElement root, DateTimeOffset receivedAt)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new PositionParse.Unreadable("This is not an object with 'device_id' and 'location'.");
        }

        if (Plausible.Device(root.Text("device_id"u8) ?? root.Text("deviceId"u8) ?? root.Text("id"u8)) is not { } device)
        {
            return new PositionParse.Unreadable("'device_id' is missing or not 1 to 64 printable characters.");
        }

        var reports = new List<PositionReport>();
        switch (root.Member("location"u8))
        {
            case { ValueKind: JsonValueKind.Object } location:
                return Add(reports, device, root, location, receivedAt) is { } wrong ? wrong : new PositionParse.Read(reports);
            case { ValueKind: JsonValueKind.Array } locations when locations.GetArrayLength() <= MostLocations:
                foreach (var location in locations.EnumerateArray())
                {
                    if (Add(reports, device, root, location, receivedAt) is { } unreadable)
                    {
                        return unreadable;
                    }
                }

                return new PositionParse.Read(reports);
            default:
                return new PositionParse.Unreadable("'location' is missing, or neither an object nor a list of at most 10000.");
        }
    }

    private static PositionParse.Unreadable? Add(
        List<PositionReport> reports, string device, JsonElement root, JsonElement location, DateTimeOffset receivedAt)
    {
        if (location.ValueKind != JsonValueKind.Object)
        {
            return new PositionParse.Unreadable("'location' holds something that is not an object.");
        }

        var time = location.Member("timestamp"u8) is null ? receivedAt : location.Time("timestamp"u8);
        if (time is not { } fixTime)
        {
            return new PositionParse.Unreadable("'timestamp' is no moment: send ISO 8601 or Unix time.");
        }

        var at = location.Member("coords"u8) ?? location;
        var battery = location.Member("battery"u8);
        var extras = location.Member("extras"u8);
        reports.Add(new PositionReport(device, fixTime, Plausible.Position(at.Number("latitude"u8), at.Number("longitude"u8)))
        {
            Speed = Plausible.Speed(at.Number("speed"u8)),
            Heading = Plausible.Heading(at.Number("heading"u8)),
            Altitude = Plausible.Altitude(at.Number("altitude"u8)),
            Accuracy = Plausible.Accuracy(at.Number("accuracy"u8)),
            Battery = Plausible.Battery(battery?.Number("level"u8) * 100),
            HasPower = battery?.Truth("is_charging"u8),
            Alarm = AlarmWord.Traccar(location.Text("alarm"u8) ?? extras?.Text("alarm"u8) ?? root.Text("alarm"u8)),
        });
        return null;
    }
}
