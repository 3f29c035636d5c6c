using LiveView.Domain.Connections;
using LiveView.Domain.Incidents;
using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;

namespace LiveView.Grains.Connections;

/// <summary>Puts together what an incident needs to know of a site.</summary>
public sealed class RegisterReader(IGrainFactory grains, JurisdictionTable jurisdiction)
{
    /// <summary>The site as an incident knows it, and the sharing party's own machinery as an actor.</summary>
    public async Task<(IncidentSite Site, Actor Machine)> IncidentSiteAsync(Site site)
    {
        var party = await grains.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).Organisation(site.SharingParty)
            ?? throw new InvalidOperationException($"Connection {site.Number} belongs to '{site.SharingParty}', which is not in the register.");
        var municipality = jurisdiction.Find(site.Address.MunicipalityCode)?.Name ?? site.Address.MunicipalityCode;
        var plans = await grains.GetGrain<ISiteGrain>(GrainKeys.Of(site.Number)).Plans();
        return (IncidentSite.Of(site, new OrganisationName(party.Id, party.Name), municipality, plans), Actor.Machine(party.Id, party.Kind));
    }
}
