using System.Globalization;
using LiveView.Domain.Identifiers;

namespace LiveView.Media.Relay;

/// <summary>Where a node gives one feed: <c>/relay/{camera}/{epoch}</c>. Ticket and edge are headers, because addresses end up in logs.</summary>
public static class RelayAddress
{
    /// <summary>Header with the name of the edge.</summary>
    public const string EdgeHeader = "LiveView-Edge";

    /// <summary>Scheme of the Authorization header whose parameter is the ticket.</summary>
    public const string Scheme = "Relay";

    private const string Root = "relay";

    /// <summary>The address of one feed.</summary>
    /// <param name="relay">Where the node gives its feeds.</param>
    /// <param name="camera">The camera.</param>
    /// <param name="epoch">Least epoch that will do.</param>
    public static Uri Of(Uri relay, CameraId camera, long epoch) =>
        new(relay, string.Create(CultureInfo.InvariantCulture, $"/{Root}/{Uri.EscapeDataString(camera.Value)}/{epoch}"));

    /// <summary>Reads the path of such an address; null when it is none.</summary>
    public static (CameraId Camera, long Epoch)? Read(string path)
    {
        if (path.Split('/') is not ["", Root, var name, var number]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) || epoch is < 1 or > uint.MaxValue)
        {
            return null;
        }

        try
        {
            return (CameraId.Parse(Uri.UnescapeDataString(name)), epoch);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
