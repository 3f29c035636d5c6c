using LiveView.Api.Identity.Issuers;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Api.Identity;

/// <summary>Who am I, what ways in there are, the demonstration's way in, and the way out.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/v1/sign-in", OfferAsync).AllowAnonymous();
        endpoints.MapPost("/v1/demo/sign-in", DemoSignInAsync).AllowAnonymous();
        endpoints.MapPost("/v1/sign-out", (Delegate)SignOutAsync);
        endpoints.MapGet("/v1/me", WhoAmI);
    }

    private static async Task<SignInOffer> OfferAsync(DemoPeople demo, IssuerBook issuers, IClusterClient cluster)
    {
        using var acting = Caller.System("sign-in").Use();
        var organisations = await Register(cluster).Organisations();
        return new SignInOffer(
            demo.IsDemo,
            [.. demo.People.SelectMany(person => organisations.Where(each => each.Id == person.Organisation)
                .Select(each => new PersonView(person.Id, person.Name, OrganisationView.Of(each), person.Roles)))],
            [.. issuers.All.OrderBy(each => each.Name, StringComparer.Ordinal).Select(issuer => new IssuerView(
                issuer.Id, issuer.Name, [.. organisations.Where(each => issuer.Policy.Organisations.Contains(each.Id)).Select(OrganisationView.Of)]))]);
    }

    private static async Task<IResult> DemoSignInAsync(DemoSignIn request, DemoPeople demo, SignIns signIns, HttpContext http)
    {
        var person = demo.People.FirstOrDefault(each => each.Id == request.Person);
        if (person is null)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "no-such-person", "There is nobody here to sign in as under that name.");
        }

        // A visitor of the demonstration may try everything that its person may; nobody is protected by it.
        var profile = new AccountProfile(
            AccountOrigin.Demo, person.Name, [new Membership(person.Organisation, person.Roles)], person.Id);
        var refusal = await signIns.OpenAsync(
            http, AccountId.Parse($"demo-{person.Id}"), person.Organisation, SignInStrength.PhishingResistant, profile);
        return refusal is null ? TypedResults.NoContent() : Problem.Of(refusal);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, SignIns signIns)
    {
        await signIns.CloseAsync(http);
        return TypedResults.NoContent();
    }

    private static Me WhoAmI(HttpContext http, DemoPeople demo) => new(
        http.User.Actor().Person!.Value, http.User.DisplayName(),
        new OrganisationView(http.User.OrganisationId(), http.User.OrganisationNamed().Name, http.User.Actor().Kind),
        http.User.Roles(), demo.IsDemo);

    private static IPartyRegisterGrain Register(IClusterClient cluster) => cluster.GetGrain<IPartyRegisterGrain>(GrainKeys.Register);

    internal sealed record DemoSignIn(PersonId Person);

    internal sealed record SignInOffer(bool Demo, IReadOnlyList<PersonView> People, IReadOnlyList<IssuerView> Issuers);

    internal sealed record IssuerView(string Id, string Name, IReadOnlyList<OrganisationView> Organisations);

    internal sealed record PersonView(PersonId Id, string Name, OrganisationView Organisation, IReadOnlyList<PersonRole> Roles);

    internal sealed record Me(PersonId Id, string Name, OrganisationView Organisation, IReadOnlyList<PersonRole> Roles, bool Demo);
}
