using LiveView.Domain.Connections;

namespace LiveView.Domain.Tests.Tracking.Drives;

/// <summary>A vehicle on roads that are made as it goes: it pulls up, bends, brakes for corners, and stands at lights.</summary>
internal sealed class Vehicle(Dice dice, GeoPosition start, double heading)
{
    public const double Step = 0.5;

    private const double MetresPerDegree = 111_195;

    private readonly double _hurry = dice.Between(0.8, 1.1);
    private readonly double _town = dice.Between(0.1, 0.8);
    private RoadKind _road = RoadKind.City;
    private double _leftOfStretch;
    private double _leftOfRoad;
    private double _bend;
    private double _corner;
    private double _turning;
    private double _wait;
    private double _limit = 10;
    private bool _stops;

    public GeoPosition Position { get; private set; } = start;

    public double Speed { get; private set; }

    public double Heading { get; private set; } = heading;

    /// <summary>Where it is half a second later.</summary>
    /// <param name="towards">The heading the journey as a whole has; null for wandering about.</param>
    public void Drive(double? towards)
    {
        if (_wait > 0)
        {
            (_wait, Speed) = (_wait - Step, 0);
            return;
        }

        if (_leftOfStretch <= 0)
        {
            NextStretch(towards);
        }

        Pull();
        Turn();
        var metres = Speed * Step;
        _leftOfStretch -= metres;
        _leftOfRoad -= metres;
        var (sin, cos) = Math.SinCos(Heading * Math.PI / 180);
        Position = new GeoPosition(
            Position.Latitude + (metres * cos / MetresPerDegree),
            Position.Longitude + (metres * sin / (MetresPerDegree * Math.Cos(Position.Latitude * Math.PI / 180))));
    }

    private void NextStretch(double? towards)
    {
        if (_stops && Speed < 4)
        {
            _wait = dice.Between(5, 60);
        }

        if (_leftOfRoad <= 0)
        {
            _road = dice.Once(towards is null ? _town : _town / 3) ? RoadKind.City : dice.Once(0.5) ? RoadKind.Rural : RoadKind.Motorway;
            _leftOfRoad = _road == RoadKind.City ? dice.Between(1_500, 7_000) : dice.Between(3_000, 18_000);
        }

        _turning += _corner;
        _leftOfStretch = dice.Between(_road.Least, _road.Most);
        _limit = _road.Fastest * _hurry * dice.Between(0.85, 1.05);
        _stops = dice.Once(_road.Stop);
        var away = towards is { } goal ? Math.IEEERemainder(goal - Heading - _turning, 360) : 0;
        var back = away / _leftOfStretch;
        _bend = (dice.Normal() * _road.Bend / 200) + Math.Clamp(back, -_road.Bend / 100, _road.Bend / 100);
        _corner = Math.Clamp((dice.Normal() * _road.Corner / 2) + (away * 0.5), -_road.Corner, _road.Corner);
    }

    private void Pull()
    {
        var atEnd = _stops ? 2 : Math.Max(5, _limit * (1 - (Math.Abs(_corner) / 100)));
        var braked = Math.Sqrt((atEnd * atEnd) + (2 * 1.8 * Math.Max(0, _leftOfStretch)));
        var wanted = Math.Min(_limit, braked) + (dice.Normal() * 0.2);
        var pull = Math.Clamp((wanted - Speed) / 0.8, -3.5, 1.6 * (1 - (Speed / 60)));
        Speed = Math.Max(0, Speed + (pull * Step));
    }

    private void Turn()
    {
        var most = Math.Min(30, 200 / Math.Max(Speed, 3)) * Step;
        var turn = Math.Clamp(_turning, -most, most);
        _turning -= turn;
        Heading = (Heading + turn + (_bend * Speed * Step) + 360) % 360;
    }
}
