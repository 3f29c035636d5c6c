using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Cameras;

/// <summary>Stored state of one stream of a camera.</summary>
internal sealed class CameraState
{
    public Camera? Camera { get; set; }

    public OrganisationId SharingParty { get; set; }

    /// <summary>Of the last assignment; stored before any node hears of it.</summary>
    public long Epoch { get; set; }

    /// <summary>The node that the last assignment was offered to; null before the first.</summary>
    public string? Node { get; set; }
}
