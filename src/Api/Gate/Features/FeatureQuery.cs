using System.Globalization;

namespace LiveView.Api.Gate.Features;

/// <summary>Which positions are asked for, and how they are written.</summary>
/// <param name="After">Only those with a greater number.</param>
/// <param name="Limit">So many at most.</param>
/// <param name="Box">Only those within; null for everywhere.</param>
/// <param name="Period">Only those of it; null for ever.</param>
/// <param name="System">How places are written.</param>
internal sealed record FeatureQuery(long After, int Limit, FeatureBox? Box, FeaturePeriod? Period, ReferenceSystem System)
{
    /// <summary>So many leave at once when nothing is said.</summary>
    public const int UsualLimit = 100;

    /// <summary>So many leave at once at most; who asks for more gets these, and a link to the next.</summary>
    public const int GreatestLimit = 1_000;

    private const string Json = "json";

    private static readonly string[] s_known = ["after", "limit", "bbox", "bbox-crs", "datetime", "crs", "f"];

    /// <summary>Reads the parameters of an address; the text says what is wrong with them.</summary>
    public static (FeatureQuery? Query, string? Wrong) Read(IQueryCollection given)
    {
        foreach (var (name, values) in given)
        {
            if (!s_known.Contains(name))
            {
                return (null, $"There is no parameter '{name}': use {string.Join(", ", s_known)}.");
            }

            if (values.Count != 1)
            {
                return (null, $"'{name}' is given more than once.");
            }
        }

        if (Text("f") is { } format && format != Json)
        {
            return (null, "'f' is 'json': there is nothing but GeoJSON.");
        }

        var (after, limit) = (0L, UsualLimit);
        if (Text("after") is { } number && !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return (null, "'after' is the number of a position.");
        }

        if (Text("limit") is { } most && (!int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit == 0))
        {
            return (null, $"'limit' is 1 to {GreatestLimit}.");
        }

        if (System("crs") is not { } system || System("bbox-crs") is not { } boxSystem)
        {
            return (null, $"'crs' and 'bbox-crs' are one of {string.Join(", ", ReferenceSystems.Uris)}.");
        }

        var (box, period) = (
            Text("bbox") is { } area ? FeatureBox.Read(area, boxSystem) : null, Text("datetime") is { } time ? FeaturePeriod.Read(time) : null);
        if (Text("bbox") is not null && box is null)
        {
            return (null, "'bbox' is four numbers: west, south, east, north (or six, with heights), in the system of 'bbox-crs'.");
        }

        return Text("datetime") is not null && period is null
            ? (null, "'datetime' is a moment of RFC 3339 with its zone, or two with '/' between, of which one may be '..'.")
            : (new FeatureQuery(after, Math.Min(limit, GreatestLimit), box, period, system), null);

        string? Text(string name) => given.TryGetValue(name, out var values) ? values.ToString() : null;

        ReferenceSystem? System(string name) => Text(name) is { } uri ? ReferenceSystems.Find(uri) : ReferenceSystem.Crs84;
    }

    /// <summary>The parameters of a request, with the place in the way from which it goes on.</summary>
    public static string Next(HttpRequest request, long after) => QueryString.Create(request.Query
        .Where(each => each.Key != "after").Append(new("after", after.ToString(CultureInfo.InvariantCulture)))).ToUriComponent();
}
