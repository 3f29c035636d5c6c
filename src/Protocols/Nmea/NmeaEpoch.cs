namespace LiveView.Protocols.Nmea;

/// <summary>What a sentence with the height said of one moment, for the sentence with the speed that follows.</summary>
/// <param name="Time">Time of day.</param>
/// <param name="Altitude">Metres.</param>
/// <param name="Satellites">Number used.</param>
internal readonly record struct NmeaEpoch(TimeSpan? Time, double? Altitude, int? Satellites)
{
    /// <summary>What is known of that moment, and of no other.</summary>
    public NmeaEpoch At(TimeSpan? time) => time is not null && time == Time ? this : default;
}
