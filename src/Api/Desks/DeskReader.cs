using System.Security.Claims;
using LiveView.Api.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Desks;

namespace LiveView.Api.Desks;

/// <summary>Reads the desk of whoever is signed in.</summary>
internal sealed class DeskReader(IClusterClient cluster, DeskEars ears, TimeProvider time)
{
    /// <summary>Whether there is a desk for this role at all.</summary>
    public static bool HasDesk(ClaimsPrincipal user) =>
        user.Actor() is var actor && RolePermissions.Allows(actor.Kind, actor.Role, Permission.ReadIncidents);

    /// <summary>How the desk stands; a role that works on no incidents sees an empty one.</summary>
    public async Task<ConsoleSnapshot> ReadAsync(ClaimsPrincipal user)
    {
        var organisation = user.OrganisationNamed();
        var view = new OrganisationView(organisation.Id, organisation.Name, user.Actor().Kind);
        if (!HasDesk(user))
        {
            return new ConsoleSnapshot("", 0, view, [], [], time.GetUtcNow());
        }

        await ears.ListenAsync(organisation.Id);
        var snapshot = await cluster.GetGrain<IDeskGrain>(GrainKeys.Desk(organisation.Id)).Snapshot();
        return new ConsoleSnapshot(snapshot.Run, snapshot.Position, view, snapshot.Incidents, snapshot.Notices, time.GetUtcNow());
    }
}
