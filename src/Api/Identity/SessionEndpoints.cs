using LiveView.Api.Gate;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;
using Microsoft.AspNetCore.Authentication;

namespace LiveView.Api.Identity;

/// <summary>Who am I, sign in, sign out. Until real sign-in exists only the demonstration lets anybody in.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/v1/sign-in", OfferAsync).AllowAnonymous();
        endpoints.MapPost("/v1/demo/sign-in", DemoSignInAsync).AllowAnonymous();
        endpoints.MapPost("/v1/sign-out", (Delegate)SignOutAsync);
        endpoints.MapGet("/v1/me", WhoAmI);
    }

    private static async Task<SignInOffer> OfferAsync(DemoPeople demo, IClusterClient cluster)
    {
        var organisations = await Register(cluster).Organisations();
        return new SignInOffer(
            demo.IsDemo,
            [.. demo.People.SelectMany(person => organisations.Where(each => each.Id == person.Organisation)
                .Select(each => new PersonView(person.Id, person.Name, OrganisationView.Of(each), person.Roles)))]);
    }

    private static async Task<IResult> DemoSignInAsync(DemoSignIn request, DemoPeople demo, IClusterClient cluster, HttpContext http)
    {
        var person = demo.People.FirstOrDefault(each => each.Id == request.Person);
        var organisation = person is null ? null : await Register(cluster).Organisation(person.Organisation);
        if (person is null || organisation is null)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "no-such-person", "There is nobody here to sign in as under that name.");
        }

        await http.SignInAsync(SignedIn.Scheme, SignedIn.Principal(person.Id, person.Name, organisation, person.Roles));
        return TypedResults.NoContent();
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, SignedOutSessions signedOut, LeaseBook leases)
    {
        var session = http.User.Session();
        signedOut.Add(session);
        leases.EndSession(session);
        await http.SignOutAsync(SignedIn.Scheme);
        return TypedResults.NoContent();
    }

    private static Me WhoAmI(HttpContext http, DemoPeople demo) => new(
        http.User.Actor().Person!.Value, http.User.DisplayName(),
        new OrganisationView(http.User.OrganisationId(), http.User.OrganisationNamed().Name, http.User.Actor().Kind),
        http.User.Roles(), demo.IsDemo);

    private static IPartyRegisterGrain Register(IClusterClient cluster) => cluster.GetGrain<IPartyRegisterGrain>(GrainKeys.Register);

    internal sealed record DemoSignIn(PersonId Person);

    internal sealed record SignInOffer(bool Demo, IReadOnlyList<PersonView> People);

    internal sealed record PersonView(PersonId Id, string Name, OrganisationView Organisation, IReadOnlyList<PersonRole> Roles);

    internal sealed record Me(PersonId Id, string Name, OrganisationView Organisation, IReadOnlyList<PersonRole> Roles, bool Demo);
}
