using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Identity;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Identity;

/// <summary>A session holds as long as its account stands behind it and somebody uses it, wherever its grain happens to be.</summary>
[Collection(ClusterCollection.Name)]
public class SessionTests(TestCluster cluster)
{
    private static int s_number;

    [Fact]
    public async Task Who_signs_in_gets_a_session_that_says_who_acts()
    {
        var person = await PersonAsync();
        var session = await person.SignInAsync();

        Assert.Equal(session, await person.CheckAsync(session.Id), Same);
        Assert.Equal(
            new Actor(session.Person, person.Organisation.Id, person.Organisation.Kind, PersonRole.Operator, SignInStrength.TwoFactors), session.Actor);
    }

    [Fact]
    public async Task A_session_that_nobody_opened_does_not_exist() =>
        Assert.Null(await (await PersonAsync()).CheckAsync(SessionId.Parse("ffffffffffffffffffffffffffffffff")));

    [Fact]
    public async Task Signing_out_ends_it_and_every_edge_that_asked_hears_of_it()
    {
        var person = await PersonAsync();
        var session = await person.SignInAsync();
        await person.CheckAsync(session.Id);
        await person.Account.EndSession(session.Id, SessionEnd.SignedOut);

        await TestCluster.WithinPatienceAsync(person.Edge.Heard, "the edge hears");
        Assert.Equal((session.Id, SessionEnd.SignedOut), await person.Edge.Heard);
        Assert.Null(await person.CheckAsync(session.Id));
    }

    [Fact]
    public async Task Ending_all_sessions_of_an_account_ends_every_one()
    {
        var person = await PersonAsync();
        var (first, second) = (await person.SignInAsync(), await person.SignInAsync());

        Assert.Equal(2, await person.Account.EndSessions(null, SessionEnd.AccountDisabled));
        Assert.Null(await person.CheckAsync(first.Id));
        Assert.Null(await person.CheckAsync(second.Id));
    }

    [Fact]
    public async Task What_ended_stays_ended_when_its_silo_is_lost()
    {
        var person = await PersonAsync();
        var session = await person.SignInAsync();
        await person.Account.EndSession(session.Id, SessionEnd.SignedOut);
        await cluster.RestartAsync(person.Session(session.Id));
        await cluster.RestartAsync(person.Account);

        Assert.Null(await person.CheckAsync(session.Id));
    }

    [Fact]
    public async Task What_holds_still_holds_when_its_silo_is_lost()
    {
        var person = await PersonAsync();
        var session = await person.SignInAsync();
        await cluster.RestartAsync(person.Session(session.Id));
        await cluster.RestartAsync(person.Account);

        Assert.Equal(session, await person.CheckAsync(session.Id), Same);
    }

    [Fact]
    public async Task Whoever_uses_it_keeps_it_until_its_greatest_age_and_no_longer()
    {
        var person = await PersonAsync();
        var session = await person.SignInAsync();
        for (var age = TimeSpan.Zero; age + Session.GreatestIdleness / 2 < Session.GreatestAge; age += Session.GreatestIdleness / 2)
        {
            Assert.NotNull(await person.CheckAsync(session.Id));
            cluster.Time.Advance(Session.GreatestIdleness / 2);
        }

        cluster.Time.Advance(Session.GreatestIdleness / 2);
        Assert.Null(await person.CheckAsync(session.Id));
    }

    [Fact]
    public async Task Nobody_using_it_ends_it()
    {
        var person = await PersonAsync();
        var session = await person.SignInAsync();
        cluster.Time.Advance(Session.GreatestIdleness);

        Assert.Null(await person.CheckAsync(session.Id));
    }

    [Fact]
    public async Task Other_roles_end_what_was_opened_with_the_former_ones()
    {
        var person = await PersonAsync();
        var before = await person.SignInAsync();
        var after = await person.SignInAsync(PersonRole.Operator, PersonRole.Supervisor);

        Assert.Null(await person.CheckAsync(before.Id));
        Assert.NotNull(await person.CheckAsync(after.Id));
    }

    [Fact]
    public async Task An_account_without_a_role_in_the_organisation_gets_no_session() =>
        Assert.Equal("no-access", (await (await PersonAsync()).TryAsync()).Refusal?.Code);

    [Fact]
    public async Task The_oldest_session_gives_way_when_there_are_too_many()
    {
        var person = await PersonAsync();
        var first = await person.SignInAsync();
        for (var number = 1; number <= Session.MostPerAccount(AccountOrigin.Issuer); number++)
        {
            cluster.Time.Advance(TimeSpan.FromSeconds(1));
            await person.SignInAsync();
        }

        Assert.Null(await person.CheckAsync(first.Id));
        Assert.Equal(Session.MostPerAccount(AccountOrigin.Issuer), (await person.Account.Sessions()).Length);
    }

    [Fact]
    public async Task The_sessions_of_one_session_at_the_issuer_are_found()
    {
        var person = await PersonAsync();
        var session = await person.SignInAsync();
        var found = await cluster.Client.GetGrain<IIssuerSessionGrain>(GrainKeys.IssuerSession(person.Identity.Issuer, person.Identity.Subject)).Sessions();

        Assert.Equal((session.Account, session.Id), Assert.Single(found.Select(each => (each.Account, each.Session))));
    }

    private static bool Same(Session? one, Session? other) => (one?.Id, one?.Actor, one?.Expires) == (other?.Id, other?.Actor, other?.Expires);

    private async Task<Somebody> PersonAsync() =>
        new(cluster, (await Scene.SetAsync(cluster)).Centre, new FederatedIdentity("https://issuer.example", $"subject-{Interlocked.Increment(ref s_number)}"));

    private sealed class Somebody(TestCluster cluster, Organisation organisation, FederatedIdentity identity)
    {
        private static int s_session;

        public Organisation Organisation => organisation;

        public FederatedIdentity Identity => identity;

        public SessionEdge Edge { get; } = new(cluster.Client);

        public IAccountGrain Account => cluster.Client.GetGrain<IAccountGrain>(GrainKeys.Of(identity.Account));

        public ISessionGrain Session(SessionId id) => cluster.Client.GetGrain<ISessionGrain>(GrainKeys.Of(id));

        public async Task<Session> SignInAsync(params PersonRole[] roles) =>
            (await TryAsync(roles.Length > 0 ? roles : [PersonRole.Operator])).Session!;

        public Task<SignInResult> TryAsync(params PersonRole[] roles) => Account.SignIn(new SignInOrder(
            SessionId.Parse($"session-{Interlocked.Increment(ref s_session)}"), organisation.Id, SignInStrength.TwoFactors,
            new AccountProfile(AccountOrigin.Issuer, "Anna", [new Membership(organisation.Id, roles)]),
            new FederatedSession(identity, identity.Subject)));

        public Task<Session?> CheckAsync(SessionId id) => Session(id).Check("edge", Edge.Reference);
    }
}
