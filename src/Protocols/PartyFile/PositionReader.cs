using System.Globalization;
using LiveView.Domain.Connections;

namespace LiveView.Protocols.PartyFile;

/// <summary>Reads a position, which must lie in the European Netherlands or just outside it.</summary>
internal static class PositionReader
{
    public static GeoPosition? Read(Field? field)
    {
        if (field is not { } given || given.Object("latitude", "longitude") is not { } fields)
        {
            return null;
        }

        var latitude = fields.Required("latitude")?.Real(-90, 90);
        var longitude = fields.Required("longitude")?.Real(-180, 180);
        if (latitude is not { } north || longitude is not { } east)
        {
            return null;
        }

        if (IsPlausible(north, east))
        {
            return new GeoPosition(north, east);
        }

        given.Refuse(string.Create(CultureInfo.InvariantCulture, $"{north} north, {east} east is not in the Netherlands: ")
            + (IsPlausible(east, north) ? "are latitude and longitude swapped?" : "latitude is about 50.7 to 53.6, longitude about 3.3 to 7.3."));
        return null;
    }

    // The mainland and the islands, with some 10 km around them.
    private static bool IsPlausible(double latitude, double longitude) =>
        latitude is >= 50.65 and <= 53.7 && longitude is >= 3.2 and <= 7.4;
}
