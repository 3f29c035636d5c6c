using LiveView.Domain.Connections;

namespace LiveView.Protocols.Positions;

/// <summary>Numbers of a source as values of a report: what cannot be is unknown. Nothing is corrected.</summary>
internal static class Plausible
{
    /// <summary>Metres per second of one knot: 1852 metres an hour.</summary>
    public const double Knot = 1852.0 / 3600.0;

    /// <summary>Metres per second of one kilometre an hour.</summary>
    public const double KilometrePerHour = 1 / 3.6;

    private const int MostDevice = 64;
    private const double MostSpeed = 10_000;
    private const double MostAltitude = 100_000;
    private const double MostAccuracy = 50_000_000;

    /// <summary>Null also for 0, 0: receivers without a fix say so, and no vehicle is there.</summary>
    public static GeoPosition? Position(double latitude, double longitude) =>
        new GeoPosition(latitude, longitude) is { IsValid: true } position && (latitude != 0 || longitude != 0) ? position : null;

    public static GeoPosition? Position(double? latitude, double? longitude) =>
        latitude is { } lat && longitude is { } lon ? Position(lat, lon) : null;

    public static double? Speed(double? metresPerSecond) => metresPerSecond is >= 0 and <= MostSpeed ? metresPerSecond : null;

    public static double? Heading(double? degrees) => degrees is >= 0 and <= 360 ? degrees : null;

    public static double? Altitude(double? metres) => metres is >= -MostAltitude and <= MostAltitude ? metres : null;

    public static double? Accuracy(double? metres) => metres is > 0 and < MostAccuracy ? metres : null;

    public static double? Battery(double? percent) => percent is >= 0 and <= 100 ? percent : null;

    public static int? Satellites(double? number) => number is >= 0 and <= 255 && number == Math.Floor(number.Value) ? (int)number : null;

    /// <summary>A name of 1 to 64 printable characters, without spaces around it; null when it is none.</summary>
    public static string? Device(string? text)
    {
        var name = text?.Trim();
        if (name is not { Length: >= 1 and <= MostDevice })
        {
            return null;
        }

        foreach (var character in name)
        {
            if (char.IsControl(character))
            {
                return null;
            }
        }

        return name;
    }

    /// <summary>Text of a source as it may stand in a message: short, without control characters.</summary>
    public static string Quoted(ReadOnlySpan<char> text)
    {
        const int most = 40;
        Span<char> shown = stackalloc char[most];
        var length = Math.Min(text.Length, most);
        for (var i = 0; i < length; i++)
        {
            shown[i] = char.IsControl(text[i]) || char.IsSurrogate(text[i]) ? '\uFFFD' : text[i];
        }

        return text.Length > most ? $"{shown[..length]}…" : shown[..length].ToString();
    }
}
