using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Connections;

/// <summary>The one register of who takes part: organisations, and the numbers of their connections.</summary>
[Alias("liveview.party-register")]
public interface IPartyRegisterGrain : IGrainWithStringKey
{
    /// <summary>Imports a valid party file; importing it again changes nothing.</summary>
    [Alias("import"), ResponseTimeout("00:10:00"), SystemOnly]
    Task<ImportOutcome> Import(PartyRegister register);

    /// <summary>The cameras of which pictures are kept in memory while nothing has happened.</summary>
    [Alias("standing-by"), SystemOnly]
    Task<CameraId[]> StandingBy();

    /// <summary>All organisations.</summary>
    [Alias("organisations"), Requires(Permission.ReadIncidents, Permission.ManageNetwork, Permission.ManageAccounts)]
    Task<Organisation[]> Organisations();

    /// <summary>One organisation, or null.</summary>
    [Alias("organisation"), SystemOnly]
    Task<Organisation?> Organisation(OrganisationId id);
}
