using System.Globalization;

namespace LiveView.Api.Gate.Hls;

/// <summary>What a player wants to wait for (RFC 8216bis, 6.2.5.2: Blocking Playlist Reload).</summary>
/// <param name="Number">Media sequence number that the playlist must hold; null when it does not want to wait.</param>
/// <param name="Part">Part of that segment that it must hold; null for the whole segment.</param>
internal readonly record struct HlsAsk(long? Number, int? Part)
{
    private const string NumberName = "_HLS_msn";
    private const string PartName = "_HLS_part";

    /// <summary>Reads the question; what cannot be right is refused.</summary>
    /// <returns>The question, or what is wrong with it.</returns>
    public static (HlsAsk Ask, string? Wrong) Read(IQueryCollection query)
    {
        var (number, part) = (Number64(query[NumberName]), Number64(query[PartName]));
        if ((query.ContainsKey(NumberName) && number is null) || (query.ContainsKey(PartName) && part is null or > int.MaxValue))
        {
            return (default, $"{NumberName} and {PartName} are whole numbers.");
        }

        return query.ContainsKey(PartName) && number is null
            ? (default, $"{PartName} needs {NumberName}.")
            : (new HlsAsk(number, (int?)part), null);
    }

    /// <summary>Whether it asks for what cannot come soon: further than the segment after the one that grows.</summary>
    /// <param name="lastWhole">The segment that is whole last.</param>
    public bool IsTooFar(long lastWhole) => Number > lastWhole + 2;

    private static long? Number64(string? text) =>
        text is { Length: > 0 and <= 18 } && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
