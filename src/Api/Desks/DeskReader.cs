using System.Security.Claims;
using LiveView.Api.Identity;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Desks;

namespace LiveView.Api.Desks;

/// <summary>Reads the desk of whoever is signed in.</summary>
internal sealed class DeskReader(IClusterClient cluster, DeskEars ears, TimeProvider time)
{
    public async Task<ConsoleSnapshot> ReadAsync(ClaimsPrincipal user)
    {
        var organisation = user.OrganisationNamed();
        await ears.ListenAsync(organisation.Id);
        var snapshot = await cluster.GetGrain<IDeskGrain>(GrainKeys.Desk(organisation.Id)).Snapshot();
        return new ConsoleSnapshot(
            snapshot.Run, snapshot.Position, new OrganisationView(organisation.Id, organisation.Name, user.Actor().Kind),
            snapshot.Incidents, snapshot.Notices, time.GetUtcNow());
    }
}
