using System.Globalization;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Media.Relay;

/// <summary>
/// Where a node gives one feed: <c>/relay/{camera}/{epoch}</c>, for another stream than the main one
/// <c>/relay/{camera}/sub/{epoch}</c> or <c>/relay/{camera}/audio/{epoch}</c>. Ticket and edge are headers, because addresses end up in logs.
/// </summary>
public static class RelayAddress
{
    /// <summary>Header with the name of the edge.</summary>
    public const string EdgeHeader = "LiveView-Edge";

    /// <summary>Scheme of the Authorization header whose parameter is the ticket.</summary>
    public const string Scheme = "Relay";

    private const string Root = "relay";
    private const string Sub = "sub";
    private const string Audio = "audio";

    /// <summary>The address of one feed.</summary>
    /// <param name="relay">Where the node gives its feeds.</param>
    /// <param name="feed">Which stream of which camera.</param>
    /// <param name="epoch">Least epoch that will do.</param>
    public static Uri Of(Uri relay, FeedId feed, long epoch)
    {
        var camera = Uri.EscapeDataString(feed.Camera.Value);
        var path = feed.Stream switch
        {
            CameraStream.Main => camera,
            CameraStream.Sub => $"{camera}/{Sub}",
            CameraStream.Audio => $"{camera}/{Audio}",
            _ => throw new ArgumentOutOfRangeException(nameof(feed), feed, "Not a stream of a camera."),
        };
        return new Uri(relay, string.Create(CultureInfo.InvariantCulture, $"/{Root}/{path}/{epoch}"));
    }

    /// <summary>Reads the path of such an address; null when it is none.</summary>
    public static (FeedId Feed, long Epoch)? Read(string path) => path.Split('/') switch
    {
        ["", Root, var name, var number] => Read(name, CameraStream.Main, number),
        ["", Root, var name, Sub, var number] => Read(name, CameraStream.Sub, number),
        ["", Root, var name, Audio, var number] => Read(name, CameraStream.Audio, number),
        _ => null,
    };

    private static (FeedId Feed, long Epoch)? Read(string name, CameraStream stream, string number)
    {
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) || epoch is < 1 or > uint.MaxValue)
        {
            return null;
        }

        try
        {
            return (new FeedId(CameraId.Parse(Uri.UnescapeDataString(name)), stream), epoch);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
