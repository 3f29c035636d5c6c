using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Cameras;

/// <summary>Stored state of a camera.</summary>
internal sealed class CameraState
{
    public Camera? Camera { get; set; }

    public OrganisationId SharingParty { get; set; }

    public long Epoch { get; set; }
}
