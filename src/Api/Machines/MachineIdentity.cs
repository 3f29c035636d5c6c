using System.Security.Claims;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Machines;

namespace LiveView.Api.Machines;

/// <summary>The identity of a request that came with a machine's token: the machine, as the cluster knows it.</summary>
internal sealed class MachineIdentity : ClaimsIdentity
{
    private const string Subject = "sub";

    private readonly MachineScope[] _scopes;

    private MachineIdentity(ProvedToken token, Organisation organisation, MachineScope[] scopes)
        : base([new Claim(Subject, token.Id.ToString())], "machine", Subject, null) =>
        (Token, Organisation, _scopes) = (token, organisation, scopes);

    /// <summary>The token that it came with.</summary>
    public ProvedToken Token { get; }

    public MachineClientId Id => Token.Id;

    public Organisation Organisation { get; }

    public Actor Acting => Domain.Parties.Actor.Machine(Organisation.Id, Organisation.Kind);

    /// <summary>Who came with a token: it may do what both the token and the machine have.</summary>
    public static MachineIdentity Of(ProvedToken token, MachineStanding standing) =>
        new(token, standing.Organisation, [.. standing.Scopes.Where(token.Scopes.Contains)]);

    public bool Holds(MachineScope scope) => Array.IndexOf(_scopes, scope) >= 0;
}

/// <summary>The machine behind a request.</summary>
internal static class MachineIdentities
{
    public static MachineIdentity Machine(this ClaimsPrincipal user) =>
        user.Identity as MachineIdentity ?? throw new InvalidOperationException("The request comes from no machine.");
}
