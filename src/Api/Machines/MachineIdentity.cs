using System.Security.Claims;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;

namespace LiveView.Api.Machines;

/// <summary>The identity of a request that came with a machine's token: the machine, as the cluster knows it at this moment.</summary>
internal sealed class MachineIdentity(MachineClientId id, Organisation organisation, IReadOnlyList<MachineScope> scopes)
    : ClaimsIdentity([new Claim(Subject, id.ToString())], "machine", Subject, null)
{
    private const string Subject = "sub";

    public MachineClientId Id { get; } = id;

    public Organisation Organisation { get; } = organisation;

    public Actor Acting => Domain.Parties.Actor.Machine(Organisation.Id, Organisation.Kind);

    public bool Holds(MachineScope scope) => scopes.Contains(scope);
}

/// <summary>The machine behind a request.</summary>
internal static class MachineIdentities
{
    public static MachineIdentity Machine(this ClaimsPrincipal user) =>
        user.Identity as MachineIdentity ?? throw new InvalidOperationException("The request comes from no machine.");
}
