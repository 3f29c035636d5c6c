using System.Text.Json;
using LiveView.Api.Json;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Pointing;

namespace LiveView.Api.Gate.Pointing;

/// <summary>What one console is told: all pointers that it may show, and that its own is shown no longer.</summary>
/// <param name="Pointers">The pointers of others.</param>
/// <param name="Stopped">The last time that its own was stopped; null while it never was.</param>
internal sealed record PointerFrame(IReadOnlyList<PointerFrame.Shown> Pointers, PointerStop? Stopped)
{
    /// <summary>As bytes.</summary>
    public static byte[] Of(IEnumerable<MapPointer> pointers, PointerStop? stopped) => JsonSerializer.SerializeToUtf8Bytes(
        new PointerFrame(
            [.. pointers.Select(each => new Shown(each.Id, each.By.Name, each.Initials, [each.At.Longitude, each.At.Latitude]))], stopped),
        ApiJson.Options);

    /// <summary>One of them.</summary>
    /// <param name="Id">Names it while it lasts.</param>
    /// <param name="Room">Name of the organisation.</param>
    /// <param name="Initials">Of the person.</param>
    /// <param name="At">Longitude and latitude, in degrees.</param>
    internal sealed record Shown(PointerId Id, string Room, string Initials, double[] At);
}
