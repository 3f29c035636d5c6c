using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Grains.Connections;

/// <summary>Stored state of the register.</summary>
internal sealed class PartyRegisterState
{
    public Dictionary<OrganisationId, Organisation> Organisations { get; set; } = [];

    /// <summary>Cameras of which pictures are kept while nothing has happened, by connection.</summary>
    public Dictionary<ConnectionNumber, CameraId[]> StandingBy { get; set; } = [];
}
