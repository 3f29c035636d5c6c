using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Identity;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Identity;

/// <summary>An invitation is its giver's word: it can be seen and taken back, ends with its giver's right, and makes one account.</summary>
[Collection(ClusterCollection.Name)]
public class InvitationTests(TestCluster cluster)
{
    private static int s_number = 500_000;

    [Fact]
    public async Task An_invitation_stands_in_the_list_until_it_is_used()
    {
        var (centre, giver, by) = await OfficeAsync();
        var code = await InvitedAsync(by, giver);
        var listed = Assert.Single(await ListAsync(by));
        Assert.Equal(("Bert", "Giver", centre.Id, cluster.Now + TimeSpan.FromHours(24)), (listed.Name, listed.GivenBy, listed.Organisation, listed.Expires));
        Assert.Null((await code.Use(Somebody(centre.Id))).Refusal);

        Assert.Empty(await ListAsync(by));
    }

    [Fact]
    public async Task An_invitation_that_was_taken_back_opens_nothing_and_that_stands_in_the_log()
    {
        var (centre, giver, by) = await OfficeAsync();
        var code = await InvitedAsync(by, giver);
        var id = (await ListAsync(by)).Single().Id;
        Assert.Null((await WithdrawAsync(by, id)).Refusal);

        Assert.Null(await code.Read());
        Assert.Equal("code-unknown", (await code.Use(Somebody(centre.Id))).Refusal?.Code);
        Assert.Equal("not-found", (await WithdrawAsync(by, id)).Refusal?.Code);
        Assert.Single(cluster.Log.Lines(GrainKeys.Rights(centre.Id)), line => line.Type == "invitation-withdrawn");
    }

    [Fact]
    public async Task Taking_back_holds_while_the_log_is_away_and_is_written_when_it_is_back()
    {
        var (centre, giver, by) = await OfficeAsync();
        var code = await InvitedAsync(by, giver);
        using (cluster.Log.Away())
        {
            Assert.Null((await WithdrawAsync(by, (await ListAsync(by)).Single().Id)).Refusal);
            Assert.Null(await code.Read());
        }

        await cluster.PassUntilAsync(
            cluster.Log.WhenAsync(() => cluster.Log.Lines(GrainKeys.Rights(centre.Id)).Any(line => line.Type == "invitation-withdrawn")),
            TimeSpan.FromSeconds(20), "the line of the withdrawal");
    }

    [Fact]
    public async Task Another_organisation_neither_sees_nor_takes_back()
    {
        var (_, giver, by) = await OfficeAsync();
        var (_, _, stranger) = await OfficeAsync();
        await InvitedAsync(by, giver);
        var id = (await ListAsync(by)).Single().Id;

        Assert.Empty(await ListAsync(stranger));
        Assert.Equal("not-found", (await WithdrawAsync(stranger, id)).Refusal?.Code);
        using var acting = Caller.Of(stranger).Use();
        await Assert.ThrowsAsync<CallRefusedException>(() => Invitations(by).List());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_its_givers_right_an_invitation_ends_for_good(bool disabled)
    {
        var (centre, giver, by) = await OfficeAsync();
        var code = await InvitedAsync(by, giver);
        var colleague = await ColleagueAsync(centre);
        var account = Account(giver.Id);
        await account.ChangeMembership(new MembershipChange(colleague, disabled ? null : [PersonRole.Operator], disabled ? true : null));

        Assert.Equal("code-unknown", (await code.Use(Somebody(centre.Id))).Refusal?.Code);
        await account.ChangeMembership(new MembershipChange(colleague, disabled ? null : [PersonRole.Administrator], disabled ? false : null));
        Assert.Null(await code.Read());
        Assert.Empty(await ListAsync(colleague));
    }

    [Fact]
    public async Task Nobody_invites_in_the_name_of_another_account()
    {
        var (centre, giver, _) = await OfficeAsync();
        var colleague = await ColleagueAsync(centre);
        var code = cluster.Client.GetGrain<IEnrolmentGrain>(GrainKeys.Enrolment(NewCode()));

        Assert.Equal("not-yours", (await code.Invite(new Invitation(colleague, centre.Id, "Bert", [PersonRole.Operator], default, giver.Id))).Refusal?.Code);
    }

    [Fact]
    public async Task A_name_that_is_taken_does_not_burn_the_code()
    {
        var (centre, giver, by) = await OfficeAsync();
        var code = await InvitedAsync(by, giver);
        Assert.Equal("login-taken", (await code.Use(Somebody(centre.Id) with { Id = giver.Id })).Refusal?.Code);

        Assert.Null((await code.Use(Somebody(centre.Id))).Refusal);
    }

    [Fact]
    public async Task After_half_a_creation_the_code_finishes_the_same_account_and_makes_no_other()
    {
        var (centre, giver, by) = await OfficeAsync();
        var code = await InvitedAsync(by, giver);
        var bert = Somebody(centre.Id);
        using (cluster.Log.Away())
        {
            await Assert.ThrowsAnyAsync<Exception>(() => code.Use(bert));
        }

        await cluster.RestartAsync(code);
        Assert.Equal("code-unknown", (await code.Use(Somebody(centre.Id))).Refusal?.Code);
        Assert.Null((await code.Use(bert)).Refusal);
        Assert.Equal("code-unknown", (await code.Use(bert)).Refusal?.Code);
        Assert.Equal("Bert", (await Account(bert.Id).Read())?.Name);
    }

    [Fact]
    public async Task Of_many_who_use_a_code_at_once_one_gets_an_account()
    {
        var (centre, giver, by) = await OfficeAsync();
        var code = await InvitedAsync(by, giver);
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => code.Use(Somebody(centre.Id))));

        Assert.Single(results, each => each.Refusal is null);
    }

    private static EnrolmentCode NewCode()
    {
        var bytes = new byte[EnrolmentCode.Bytes];
        BitConverter.TryWriteBytes(bytes, Interlocked.Increment(ref s_number));
        return EnrolmentCode.Of(bytes);
    }

    private static NewAccount Somebody(OrganisationId organisation) => new(
        AccountId.Parse($"invited-{Interlocked.Increment(ref s_number)}"), "Giver", organisation, [PersonRole.Administrator],
        new LocalCredentials("hash", "key", 0, [], []), null);

    private async Task<(Organisation Centre, Account Giver, Actor By)> OfficeAsync()
    {
        var centre = (await Scene.SetAsync(cluster)).Centre;
        var giver = await MadeAsync(centre);
        return (centre, giver, ActorOf(centre, giver));
    }

    private async Task<Actor> ColleagueAsync(Organisation organisation) => ActorOf(organisation, await MadeAsync(organisation));

    private async Task<Account> MadeAsync(Organisation organisation)
    {
        var account = Somebody(organisation.Id);
        Assert.Null((await Account(account.Id).Create(account)).Refusal);
        return (await Account(account.Id).Read())!;
    }

    private static Actor ActorOf(Organisation organisation, Account account) =>
        new(account.Person, organisation.Id, organisation.Kind, PersonRole.Administrator, SignInStrength.PhishingResistant);

    private async Task<IEnrolmentGrain> InvitedAsync(Actor by, Account giver)
    {
        var code = cluster.Client.GetGrain<IEnrolmentGrain>(GrainKeys.Enrolment(NewCode()));
        Assert.Null((await code.Invite(new Invitation(by, by.Organisation, "Bert", [PersonRole.Operator], default, giver.Id))).Refusal);
        return code;
    }

    private async Task<InvitationEntry[]> ListAsync(Actor by)
    {
        using var acting = Caller.Of(by).Use();
        return await Invitations(by).List();
    }

    private async Task<AccountResult> WithdrawAsync(Actor by, string id)
    {
        using var acting = Caller.Of(by).Use();
        return await Invitations(by).Withdraw(new InvitationWithdrawal(by, id));
    }

    private IInvitationsGrain Invitations(Actor by) => cluster.Client.GetGrain<IInvitationsGrain>(GrainKeys.Invitations(by.Organisation));

    private IAccountGrain Account(AccountId id) => cluster.Client.GetGrain<IAccountGrain>(GrainKeys.Of(id));
}
