using System.Text.Json;
using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;

namespace LiveView.Protocols.Positions;

/// <summary>One record of our own format: an object, or a GeoJSON Feature whose properties are that object. Says the first thing that is wrong.</summary>
internal sealed class PositionRecord
{
    private readonly JsonElement _fields;
    private string? _error;

    private PositionRecord(JsonElement fields) => _fields = fields;

    public static (PositionReport? Report, string? Error) Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return (null, "The record is not an object.");
        }

        var isFeature = value.Text("type"u8) == "Feature";
        if (isFeature && value.Member("properties"u8) is not { ValueKind: JsonValueKind.Object })
        {
            return (null, "The Feature has no 'properties' with 'device' and 'time'.");
        }

        var record = new PositionRecord(isFeature ? value.Member("properties"u8)!.Value : value);
        var report = record.Report(isFeature ? value : null);
        return record._error is null ? (report, null) : (null, record._error);
    }

    private PositionReport? Report(JsonElement? feature)
    {
        var device = Device(feature);
        var time = Time("time"u8);
        if (time is null)
        {
            Wrong("'time' is missing: send ISO 8601 with a zone, or Unix time.");
        }

        var position = feature is { } geo ? Point(geo, out var height) : Coordinates(out height);
        var altitude = Number("altitude"u8, -100_000, 100_000) ?? height;
        var accuracy = Number("accuracy"u8, 0, 50_000_000);
        var report = new PositionReport(device ?? "", time ?? default, position)
        {
            DeviceTime = Time("sent"u8),
            Speed = Number("speed"u8, 0, 10_000),
            Heading = Number("heading"u8, 0, 360),
            Accuracy = Plausible.Accuracy(accuracy),
            Altitude = Plausible.Altitude(altitude),
            Satellites = (int?)Number("satellites"u8, 0, 255),
            Ignition = Truth("ignition"u8),
            HasPower = Truth("power"u8),
            Battery = Number("battery"u8, 0, 100),
            Alarm = Alarm(),
        };
        return _error is null ? report : null;
    }

    private string? Device(JsonElement? feature)
    {
        var text = _fields.Text("device"u8) ?? feature?.Text("id"u8);
        var device = Plausible.Device(text);
        if (device is null)
        {
            Wrong(text is null ? "'device' is missing." : "'device' is not a text of 1 to 64 printable characters.");
        }

        return device;
    }

    private GeoPosition? Coordinates(out double? height)
    {
        height = null;
        var place = _fields.Member("position"u8) ?? _fields;
        var latitude = Number(place, place.Member("latitude"u8) is null ? "lat"u8 : "latitude"u8, -90, 90);
        var longitude = Number(place, place.Member("longitude"u8) is null ? "lon"u8 : "longitude"u8, -180, 180);
        if (latitude is null != longitude is null)
        {
            Wrong(latitude is null ? "'latitude' is missing beside 'longitude'." : "'longitude' is missing beside 'latitude'.");
        }

        return Plausible.Position(latitude, longitude);
    }

    private GeoPosition? Point(JsonElement feature, out double? height)
    {
        height = null;
        if (feature.Member("geometry"u8) is not { } geometry)
        {
            return null;
        }

        if (geometry.Text("type"u8) != "Point" || geometry.Member("coordinates"u8) is not { ValueKind: JsonValueKind.Array } coordinates)
        {
            Wrong("'geometry' is not a Point with 'coordinates'.");
            return null;
        }

        var count = coordinates.GetArrayLength();
        if (count == 0)
        {
            return null;
        }

        if (count < 2 || At(coordinates, 0) is not { } longitude || At(coordinates, 1) is not { } latitude)
        {
            Wrong("'coordinates' are not numbers: longitude, latitude and, if known, altitude.");
            return null;
        }

        height = count > 2 ? At(coordinates, 2) : null;
        if (longitude is < -180 or > 180 || latitude is < -90 or > 90)
        {
            Wrong("'coordinates' are not longitude (-180 to 180), then latitude (-90 to 90).");
        }

        return Plausible.Position(latitude, longitude);
    }

    private static double? At(JsonElement list, int index) =>
        list[index] is { ValueKind: JsonValueKind.Number } value ? value.AsNumber() : null;

    private TrackerAlarm? Alarm()
    {
        if (_fields.Member("alarm"u8) is not { } value)
        {
            return null;
        }

        var alarm = value.ValueKind == JsonValueKind.String ? AlarmWord.Own(value.GetString()) : null;
        if (alarm is null)
        {
            Wrong("'alarm' is none of duress, tow, jamming, powerCut, tamper, other.");
        }

        return alarm;
    }

    private DateTimeOffset? Time(ReadOnlySpan<byte> name)
    {
        if (_fields.Member(name) is null)
        {
            return null;
        }

        var time = _fields.Time(name);
        if (time is null)
        {
            Wrong($"'{Name(name)}' is no moment: send ISO 8601 with a zone, or Unix time.");
        }

        return time;
    }

    private double? Number(ReadOnlySpan<byte> name, double least, double most) => Number(_fields, name, least, most);

    private double? Number(JsonElement of, ReadOnlySpan<byte> name, double least, double most)
    {
        if (of.Member(name) is not { } value)
        {
            return null;
        }

        var number = value.ValueKind == JsonValueKind.Number ? value.AsNumber() : null;
        if (number is null || number < least || number > most)
        {
            Wrong($"'{Name(name)}' is not a number from {least} to {most}.");
        }

        return number;
    }

    private bool? Truth(ReadOnlySpan<byte> name)
    {
        if (_fields.Member(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Wrong($"'{Name(name)}' is neither true nor false.");
            return null;
        }

        return value.GetBoolean();
    }

    private static string Name(ReadOnlySpan<byte> name) => System.Text.Encoding.ASCII.GetString(name);

    private void Wrong(string text) => _error ??= text;
}
