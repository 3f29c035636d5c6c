using System.Text.Json;
using LiveView.Api.Json;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Pointing;

namespace LiveView.Api.Gate.Pointing;

/// <summary>What one console is told: all pointers that it may show, and why its own is shown no longer.</summary>
/// <param name="Pointers">The pointers of others.</param>
/// <param name="Stopped">Why its own was stopped: a stable code; null while it was not.</param>
internal sealed record PointerFrame(IReadOnlyList<PointerFrame.Shown> Pointers, string? Stopped)
{
    /// <summary>As bytes.</summary>
    public static byte[] Of(IEnumerable<MapPointer> pointers, string? stopped) => JsonSerializer.SerializeToUtf8Bytes(
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
