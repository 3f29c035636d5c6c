using LiveView.Api.Identity;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveView.Api.Incidents;

/// <summary>A control room brings others into an incident; the sharing party grants or refuses pictures where it is asked for them.</summary>
internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder endpoints)
    {
        var invitations = endpoints.MapGroup("/v1/incidents/{id}/invitations");
        invitations.MapGet("/parties", PartiesAsync);
        invitations.MapPost("", (string id, InviteRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).Invite(new InvitationOrder(http.User.Actor(), body.Party, body.Purpose, body.Text, body.Minutes, body.Role))));
        invitations.MapDelete("/{to}", (string id, string to, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).WithdrawInvitation(By(http, new IncidentCommand.WithdrawInvitation(OrganisationId.Parse(to))))));
        invitations.MapPost("/{to}/grant", (string id, string to, GrantRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).GrantInvitation(By(http, new IncidentCommand.GrantInvitation(OrganisationId.Parse(to), body.Cameras)))));
        invitations.MapPost("/{to}/refusal", (string id, string to, RefusalRequest body, HttpContext http, IClusterClient cluster) =>
            DoAsync(Grain(cluster, id).RefuseInvitation(By(http, new IncidentCommand.RefuseInvitation(OrganisationId.Parse(to), body.Reason ?? "")))));
    }

    private static async Task<Results<Ok<PartyView[]>, ProblemHttpResult>> PartiesAsync(string id, HttpContext http, IClusterClient cluster) =>
        await Grain(cluster, id).PartiesToInvite(http.User.OrganisationId()) is { } parties
            ? TypedResults.Ok(parties.Select(each => new PartyView(each.Id, each.Name, each.Kind)).ToArray())
            : Problem.Of(StatusCodes.Status404NotFound, "not-found", "There is no such incident for your organisation.");

    private static async Task<IResult> DoAsync(Task<CommandResult> command) =>
        (await command).Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.NoContent();

    private static IIncidentGrain Grain(IClusterClient cluster, string id) =>
        cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(IncidentId.Parse(id)));

    private static Order<TCommand> By<TCommand>(HttpContext http, TCommand command) => new(http.User.Actor(), command);

    /// <summary>Invite.</summary>
    /// <param name="Party">Whom.</param>
    /// <param name="Purpose">What for.</param>
    /// <param name="Minutes">How long, 1 to 1,440.</param>
    /// <param name="Text">What for, in up to 2,000 characters of one's own.</param>
    /// <param name="Role">As what: to watch along unless it says otherwise.</param>
    internal sealed record InviteRequest(OrganisationId Party, InvitationPurpose Purpose, int Minutes, string? Text = null, InvitationRole Role = InvitationRole.WatchAlong);

    /// <summary>Release cameras to the party.</summary>
    /// <param name="Cameras">Which.</param>
    internal sealed record GrantRequest(CameraId[] Cameras);

    /// <summary>Release nothing to the party.</summary>
    /// <param name="Reason">Why.</param>
    internal sealed record RefusalRequest(string? Reason = null);

    /// <summary>A party that may be invited.</summary>
    /// <param name="Id">Its identifier.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Kind">What it is.</param>
    internal sealed record PartyView(OrganisationId Id, string Name, OrganisationKind Kind);
}
