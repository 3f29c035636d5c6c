using System.Globalization;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.OsmAnd;

/// <summary>The parameters of one message, one after another; of one that comes twice the last counts.</summary>
internal sealed class OsmAndParameters
{
    private string? _device;
    private string? _time;
    private string? _wrong;
    private bool _valid = true;
    private double? _latitude;
    private double? _longitude;
    private double? _speed;
    private double? _heading;
    private double? _altitude;
    private double? _accuracy;
    private double? _satellites;
    private double? _battery;
    private bool? _ignition;
    private bool? _power;
    private TrackerAlarm? _alarm;

    public void Take(string name, string value)
    {
        switch (name)
        {
            case "id" or "deviceid":
                _device = value;
                break;
            case "timestamp":
                _time = value;
                break;
            case "valid":
                _valid = JsonBody.Truth(value) ?? false;
                break;
            case "lat":
                _latitude = Coordinate(name, value);
                break;
            case "lon":
                _longitude = Coordinate(name, value);
                break;
            case "location":
                var comma = value.IndexOf(',', StringComparison.Ordinal);
                _latitude = Coordinate(name, comma < 0 ? value : value[..comma]);
                _longitude = Coordinate(name, comma < 0 ? "" : value[(comma + 1)..].Split(',')[0]);
                break;
            case "speed":
                _speed = Number(value) * Plausible.Knot;
                break;
            case "bearing" or "heading":
                _heading = Number(value);
                break;
            case "altitude":
                _altitude = Number(value);
                break;
            case "accuracy":
                _accuracy = Number(value);
                break;
            case "sat" or "satellites":
                _satellites = Number(value);
                break;
            case "batt" or "battery" or "batteryLevel":
                _battery = Number(value);
                break;
            case "ignition":
                _ignition = JsonBody.Truth(value);
                break;
            case "charge":
                _power = JsonBody.Truth(value);
                break;
            case "alarm":
                _alarm = AlarmWord.Traccar(value);
                break;
            default:
                break;
        }
    }

    public PositionParse ToParse(DateTimeOffset receivedAt)
    {
        if (Plausible.Device(_device) is not { } device)
        {
            return new PositionParse.Unreadable("'id' is missing or not 1 to 64 printable characters: set the device identifier in the app.");
        }

        var time = _time is null ? receivedAt : Moment.Read(_time);
        if (time is not { } fixTime)
        {
            return new PositionParse.Unreadable($"'timestamp' is no moment: '{Plausible.Quoted(_time)}'.");
        }

        if (_wrong is { } name)
        {
            return new PositionParse.Unreadable($"'{name}' is no number of degrees.");
        }

        return new PositionParse.Read([new PositionReport(device, fixTime, _valid ? Plausible.Position(_latitude, _longitude) : null)
        {
            Speed = Plausible.Speed(_speed),
            Heading = Plausible.Heading(_heading),
            Altitude = Plausible.Altitude(_altitude),
            Accuracy = Plausible.Accuracy(_accuracy),
            Satellites = Plausible.Satellites(_satellites),
            Ignition = _ignition,
            HasPower = _power,
            Battery = Plausible.Battery(_battery),
            Alarm = _alarm,
        }]);
    }

    private double? Coordinate(string name, string value)
    {
        var number = Number(value);
        if (number is null)
        {
            _wrong = name;
        }

        return number;
    }

    private static double? Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
