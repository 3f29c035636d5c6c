using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Tests.Tracking.Drives;

/// <summary>What a tracker measured at one moment of a drive, and where it really was.</summary>
internal sealed record DriveFix(DateTimeOffset Time, GeoPosition True, GeoPosition Measured, double Speed, double? Heading, double Accuracy)
{
    public PositionReport Report => new("van", Time, Measured) { Speed = Speed, Heading = Heading, Accuracy = Accuracy };
}
