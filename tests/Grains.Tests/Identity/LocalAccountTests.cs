using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Identity;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Identity;

/// <summary>Codes are used once and not for long; guessing gets slower; whoever administers an organisation decides for it alone.</summary>
[Collection(ClusterCollection.Name)]
public class LocalAccountTests(TestCluster cluster)
{
    private static int s_number = 100;

    [Fact]
    public async Task The_right_set_up_code_makes_the_first_administrator_once()
    {
        var (setUp, code, organisation) = await BegunAsync();
        Assert.Null((await setUp.Claim(code.Hash, Somebody(organisation))).Refusal);

        Assert.Equal(new SetUpStanding(IsClaimed: true, HasCode: false), await setUp.Standing());
        Assert.Equal("claimed", (await setUp.Claim(code.Hash, Somebody(organisation))).Refusal?.Code);
        Assert.False(await setUp.Begin(NewCode().Hash));
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_code_is_worth_nothing()
    {
        var (setUp, code, organisation) = await BegunAsync();
        for (var time = 0; time < 5; time++)
        {
            Assert.Equal("code-wrong", (await setUp.Try(NewCode().Hash)).Refusal?.Code);
        }

        await cluster.RestartAsync(setUp);
        Assert.Equal("code-spent", (await setUp.Claim(code.Hash, Somebody(organisation))).Refusal?.Code);
        Assert.True(await setUp.Begin(NewCode().Hash));
    }

    [Fact]
    public async Task After_fifteen_minutes_the_set_up_code_is_worth_nothing_and_a_restart_makes_another()
    {
        var (setUp, code, organisation) = await BegunAsync();
        Assert.False(await setUp.Begin(NewCode().Hash));
        cluster.Time.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal("code-spent", (await setUp.Claim(code.Hash, Somebody(organisation))).Refusal?.Code);
        Assert.True(await setUp.Begin(NewCode().Hash));
    }

    [Fact]
    public async Task An_invitation_makes_one_account_with_the_roles_that_stand_in_it()
    {
        var scene = await Scene.SetAsync(cluster);
        var (invitation, administrator) = await InvitedAsync(scene.Centre, scene.Centre.Id, PersonRole.Operator);
        var account = Somebody(scene.Room.Id);
        Assert.Null((await invitation.Use(account)).Refusal);

        var made = await Account(account.Id).Read();
        Assert.Equal((scene.Centre.Id, PersonRole.Operator), (made!.Memberships[0].Organisation, made.Memberships[0].Roles.Single()));
        Assert.Equal("code-unknown", (await invitation.Use(Somebody(scene.Centre.Id))).Refusal?.Code);
        Assert.NotNull(administrator);
    }

    [Fact]
    public async Task After_a_day_an_invitation_is_worth_nothing()
    {
        var scene = await Scene.SetAsync(cluster);
        var (invitation, _) = await InvitedAsync(scene.Centre, scene.Centre.Id, PersonRole.Operator);
        cluster.Time.Advance(TimeSpan.FromHours(24));

        Assert.Null(await invitation.Read());
        Assert.Equal("code-unknown", (await invitation.Use(Somebody(scene.Centre.Id))).Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_invites_people_of_another_organisation()
    {
        var scene = await Scene.SetAsync(cluster);

        Assert.Equal("not-yours", await RefusalAsync(scene.Centre, scene.Room.Id, PersonRole.Administrator));
    }

    [Fact]
    public async Task The_national_operator_invites_a_first_administrator_and_after_that_nobody()
    {
        var scene = await Scene.SetAsync(cluster);
        var operatorOfAll = new Organisation(OrganisationId.Parse($"national-{scene.Centre.Id}"), "Landelijk", OrganisationKind.NationalOperator);
        Assert.Equal("not-yours", await RefusalAsync(operatorOfAll, scene.Centre.Id, PersonRole.Operator));
        var (first, _) = await InvitedAsync(operatorOfAll, scene.Centre.Id, PersonRole.Administrator);
        Assert.Null((await first.Use(Somebody(scene.Centre.Id))).Refusal);

        Assert.Equal("not-yours", await RefusalAsync(operatorOfAll, scene.Centre.Id, PersonRole.Administrator));
    }

    [Fact]
    public async Task Of_two_who_were_invited_as_the_first_administrator_only_one_becomes_it()
    {
        var scene = await Scene.SetAsync(cluster);
        var operatorOfAll = new Organisation(OrganisationId.Parse($"national-{scene.Centre.Id}"), "Landelijk", OrganisationKind.NationalOperator);
        var (first, _) = await InvitedAsync(operatorOfAll, scene.Centre.Id, PersonRole.Administrator);
        var (second, _) = await InvitedAsync(operatorOfAll, scene.Centre.Id, PersonRole.Administrator);
        Assert.Null((await first.Use(Somebody(scene.Centre.Id))).Refusal);

        Assert.Equal("not-yours", (await second.Use(Somebody(scene.Centre.Id))).Refusal?.Code);
    }

    [Fact]
    public async Task Not_even_when_all_of_them_come_in_the_same_instant()
    {
        var scene = await Scene.SetAsync(cluster);
        var operatorOfAll = new Organisation(OrganisationId.Parse($"national-{scene.Centre.Id}"), "Landelijk", OrganisationKind.NationalOperator);
        var invited = new List<IEnrolmentGrain>();
        for (var each = 0; each < 10; each++)
        {
            invited.Add((await InvitedAsync(operatorOfAll, scene.Centre.Id, PersonRole.Administrator)).Invitation);
        }

        var results = await Task.WhenAll(invited.Select(each => each.Use(Somebody(scene.Centre.Id))));

        Assert.Equal(9, results.Count(each => each.Refusal?.Code == "not-yours"));
        using var acting = Caller.Of(Administrator(scene.Centre)).Use();
        Assert.Single(await cluster.Client.GetGrain<IPeopleGrain>(GrainKeys.People(scene.Centre.Id)).List());
    }

    [Fact]
    public async Task A_first_administrator_whose_name_is_taken_leaves_the_place_to_the_next()
    {
        var scene = await Scene.SetAsync(cluster);
        var operatorOfAll = new Organisation(OrganisationId.Parse($"national-{scene.Centre.Id}"), "Landelijk", OrganisationKind.NationalOperator);
        var (first, _) = await InvitedAsync(operatorOfAll, scene.Centre.Id, PersonRole.Administrator);
        var (second, _) = await InvitedAsync(operatorOfAll, scene.Centre.Id, PersonRole.Administrator);
        var (taken, _) = await OfAsync(scene.Room);
        var name = Somebody(scene.Centre.Id) with { Id = (await taken.Read())!.Id };
        Assert.Equal("login-taken", (await first.Use(name)).Refusal?.Code);

        Assert.Null((await second.Use(Somebody(scene.Centre.Id))).Refusal);
    }

    [Fact]
    public async Task After_five_failures_in_a_row_even_the_owner_waits_and_then_gets_in()
    {
        var account = await EnrolledAsync();
        for (var time = 0; time < AttemptGuard.Free; time++)
        {
            Assert.NotNull(await account.Attempt());
        }

        Assert.Null(await account.Attempt());
        await cluster.RestartAsync(account);
        Assert.Null(await account.Attempt());
        cluster.Time.Advance(AttemptGuard.FirstWait);
        Assert.NotNull(await account.Attempt());
        Assert.True(await account.Succeed(new ProofUse(new Proof.OneTimeCode(1))));
        Assert.NotNull(await account.Attempt());
    }

    [Fact]
    public async Task Attempts_that_come_at_once_are_counted_one_by_one()
    {
        var account = await EnrolledAsync();
        var looked = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => account.Attempt()));

        Assert.Equal(AttemptGuard.Free, looked.Count(each => each is not null));
    }

    [Fact]
    public async Task No_proof_is_used_twice()
    {
        var account = await EnrolledAsync();
        Proof[] proofs =
        [
            new Proof.OneTimeCode(7), new Proof.RecoveryCode("r1"),
            new Proof.PasskeyAnswer(s_passkey with { SignCount = 2 }, "challenge", cluster.Now + TimeSpan.FromMinutes(5)),
        ];
        foreach (var proof in proofs)
        {
            Assert.True(await account.Succeed(new ProofUse(proof)), $"{proof}");
            Assert.False(await account.Succeed(new ProofUse(proof)), $"{proof} again");
        }

        Assert.Equal(2u, (await account.Read())!.Passkeys.Single().SignCount);
    }

    [Fact]
    public async Task Disabling_an_account_ends_its_sessions_and_keeps_it_out_until_it_is_enabled()
    {
        var scene = await Scene.SetAsync(cluster);
        var (account, administrator) = await OfAsync(scene.Centre);
        var session = (await account.SignIn(Order(scene.Centre.Id))).Session!;
        Assert.Null((await account.ChangeMembership(new MembershipChange(administrator, null, true))).Refusal);

        var edge = new SessionEdge(cluster.Client);
        Assert.Null(await cluster.Client.GetGrain<ISessionGrain>(GrainKeys.Of(session.Id)).Check("edge", edge.Reference));
        Assert.Equal("no-access", (await account.SignIn(Order(scene.Centre.Id))).Refusal?.Code);
        await account.ChangeMembership(new MembershipChange(administrator, null, false));
        Assert.NotNull((await account.SignIn(Order(scene.Centre.Id))).Session);
    }

    [Fact]
    public async Task Disabling_while_the_database_is_away_holds_at_once_says_that_it_is_not_stored_and_is_stored_later()
    {
        var scene = await Scene.SetAsync(cluster);
        var (account, administrator) = await OfAsync(scene.Centre);
        var session = (await account.SignIn(Order(scene.Centre.Id))).Session!;
        using (StorageAway())
        {
            Assert.Equal("not-stored", (await account.ChangeMembership(new MembershipChange(administrator, null, true))).Refusal?.Code);
            Assert.NotNull(await account.Objection(session.Id));
            Assert.Equal("no-access", (await account.SignIn(Order(scene.Centre.Id))).Refusal?.Code);
        }

        var stored = cluster.Log.WhenAsync(() => cluster.Log.Lines(GrainKeys.Rights(scene.Centre.Id)).Any(each => each.Type == "account-disabled"));
        await cluster.PassUntilAsync(stored, TimeSpan.FromSeconds(8), "the disabling is stored");
        await cluster.RestartAsync(account);
        Assert.True((await account.Read())!.Memberships[0].Disabled);
    }

    [Fact]
    public async Task Enabling_while_the_database_is_away_changes_nothing_and_says_so()
    {
        var scene = await Scene.SetAsync(cluster);
        var (account, administrator) = await OfAsync(scene.Centre);
        await account.ChangeMembership(new MembershipChange(administrator, null, true));
        using var away = StorageAway();

        Assert.Equal("log-unavailable", (await account.ChangeMembership(new MembershipChange(administrator, null, false))).Refusal?.Code);
        Assert.True((await account.Read())!.Memberships[0].Disabled);
    }

    [Fact]
    public async Task An_administrator_of_another_organisation_finds_no_such_account()
    {
        var scene = await Scene.SetAsync(cluster);
        var (account, _) = await OfAsync(scene.Centre);

        Assert.Equal("not-found", (await account.ChangeMembership(new MembershipChange(Administrator(scene.Room), null, true))).Refusal?.Code);
        Assert.Equal("not-found", (await account.EndByAdministrator(new SessionsEnd(Administrator(scene.Room)))).Refusal?.Code);
    }

    [Fact]
    public async Task Who_came_and_went_and_whose_rights_changed_stands_in_the_log_by_pseudonym()
    {
        var scene = await Scene.SetAsync(cluster);
        var (account, administrator) = await OfAsync(scene.Centre);
        await account.SignIn(Order(scene.Centre.Id));
        await account.ChangeMembership(new MembershipChange(administrator, null, true));
        var person = (await account.Read())!.Person.Value;
        var lines = cluster.Log.Lines(GrainKeys.Rights(scene.Centre.Id)).Where(line => Domain.Rights.RightsChangeFormat.Read(line).Subject == person).ToArray();

        Assert.Equal(
            ["account-added", "signed-in", "account-disabled", "session-ended"], lines.Select(line => line.Type));
        Assert.DoesNotContain(lines, line => System.Text.Encoding.UTF8.GetString(line.Line.Span).Contains("Anna", StringComparison.Ordinal));
    }

    [Fact]
    public async Task However_many_attempts_fail_the_log_gets_one_line_per_wait()
    {
        var scene = await Scene.SetAsync(cluster);
        var (account, _) = await OfAsync(scene.Centre);
        var credentials = cluster.Client.GetGrain<ICredentialsGrain>(GrainKeys.Credentials((await account.Read())!.Id));
        for (var time = 0; time < 50; time++)
        {
            await credentials.Attempt();
        }

        Assert.Single(cluster.Log.Lines(GrainKeys.Rights(scene.Centre.Id)), line => line.Type == "sign-in-refused");
    }

    private static readonly Passkey s_passkey = new([1], [2], default, 1, [], true, false, false);

    private static Actor Administrator(Organisation organisation) =>
        new(PersonId.Parse($"admin-{organisation.Id}"), organisation.Id, organisation.Kind, PersonRole.Administrator, SignInStrength.PhishingResistant);

    private static EnrolmentCode NewCode()
    {
        var bytes = new byte[EnrolmentCode.Bytes];
        BitConverter.TryWriteBytes(bytes, Interlocked.Increment(ref s_number));
        return EnrolmentCode.Of(bytes);
    }

    private static NewAccount Somebody(OrganisationId organisation) => new(
        AccountId.Parse($"local-{Interlocked.Increment(ref s_number)}"), "Anna", organisation, [PersonRole.Administrator],
        new LocalCredentials("hash", "key", 0, ["r1"], [s_passkey]), null);

    private static SignInOrder Order(OrganisationId organisation) =>
        new(SessionId.Parse($"local-session-{Interlocked.Increment(ref s_number)}"), organisation, SignInStrength.TwoFactors);

    private async Task<(ISetUpGrain, EnrolmentCode, OrganisationId)> BegunAsync()
    {
        var scene = await Scene.SetAsync(cluster);
        var setUp = cluster.Client.GetGrain<ISetUpGrain>($"setup:{scene.Centre.Id}");
        var code = NewCode();
        Assert.True(await setUp.Begin(code.Hash));
        return (setUp, code, scene.Centre.Id);
    }

    private async Task<(IEnrolmentGrain Invitation, Actor By)> InvitedAsync(Organisation by, OrganisationId organisation, PersonRole role)
    {
        var invitation = cluster.Client.GetGrain<IEnrolmentGrain>(GrainKeys.Enrolment(NewCode()));
        var giver = await GiverAsync(by);
        var administrator = Administrator(by) with { Person = giver.Person };
        Assert.Null((await invitation.Invite(new Invitation(administrator, organisation, "Anna", [role], default, giver.Id))).Refusal);
        return (invitation, administrator);
    }

    private async Task<string?> RefusalAsync(Organisation by, OrganisationId organisation, PersonRole role)
    {
        var giver = await GiverAsync(by);
        return (await cluster.Client.GetGrain<IEnrolmentGrain>(GrainKeys.Enrolment(NewCode())).Invite(
            new Invitation(Administrator(by) with { Person = giver.Person }, organisation, "Anna", [role], default, giver.Id))).Refusal?.Code;
    }

    /// <summary>An administrator with an account, who can give invitations.</summary>
    private async Task<Account> GiverAsync(Organisation organisation) => (await (await OfAsync(organisation)).Item1.Read())!;

    private IDisposable StorageAway()
    {
        cluster.Storage.IsAway = true;
        return new Back(cluster.Storage);
    }

    private async Task<ICredentialsGrain> EnrolledAsync()
    {
        var account = Somebody(OrganisationId.Parse("pac"));
        var grain = cluster.Client.GetGrain<ICredentialsGrain>(GrainKeys.Credentials(account.Id));
        await grain.Enrol(account.Credentials);
        return grain;
    }

    private async Task<(IAccountGrain, Actor)> OfAsync(Organisation organisation)
    {
        var account = Somebody(organisation.Id);
        Assert.Null((await Account(account.Id).Create(account)).Refusal);
        return (Account(account.Id), Administrator(organisation));
    }

    private IAccountGrain Account(AccountId id) => cluster.Client.GetGrain<IAccountGrain>(GrainKeys.Of(id));

    private sealed class Back(PlainJson storage) : IDisposable
    {
        public void Dispose() => storage.IsAway = false;
    }
}
