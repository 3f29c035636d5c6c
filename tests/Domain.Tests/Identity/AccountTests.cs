using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Tests.Identity;

public class AccountTests
{
    private static readonly OrganisationId s_centre = OrganisationId.Parse("pac");
    private static readonly OrganisationId s_room = OrganisationId.Parse("mk");

    [Fact]
    public void What_an_organisation_took_away_does_not_come_back_with_the_next_sign_in()
    {
        var disabled = Of(new Membership(s_centre, [PersonRole.Operator], Disabled: true));
        var after = disabled.Following("Anna", [new Membership(s_centre, [PersonRole.Operator])]);

        Assert.Null(after.For(s_centre));
    }

    [Fact]
    public void Nor_when_the_issuer_left_the_organisation_out_for_a_while()
    {
        var away = Of(new Membership(s_centre, [PersonRole.Operator], Disabled: true)).Following("Anna", [new Membership(s_room, [PersonRole.Dispatcher])]);

        Assert.Null(away.Following("Anna", [new Membership(s_centre, [PersonRole.Operator])]).For(s_centre));
        Assert.NotNull(away.For(s_room));
    }

    [Fact]
    public void Other_roles_are_other_rights_but_their_order_is_not()
    {
        var before = Of(new Membership(s_centre, [PersonRole.Operator, PersonRole.Supervisor]));

        Assert.True(before.With(new Membership(s_centre, [PersonRole.Supervisor, PersonRole.Operator])).MayGoOn(before, s_centre));
        Assert.False(before.With(new Membership(s_centre, [PersonRole.Operator])).MayGoOn(before, s_centre));
        Assert.False(before.With(new Membership(s_centre, [PersonRole.Operator, PersonRole.Supervisor], true)).MayGoOn(before, s_centre));
    }

    [Fact]
    public void Two_people_of_issuers_never_share_an_account() => Assert.NotEqual(
        new FederatedIdentity("https://a.example/", "b1").Account, new FederatedIdentity("https://a.example/b", "1").Account);

    [Fact]
    public void A_name_to_sign_in_with_is_the_same_however_it_is_typed() =>
        Assert.Equal(LoginName.Read(" Jan.Jansen ")!.Value.Account, LoginName.Read("jan.jansen")!.Value.Account);

    private static Account Of(params Membership[] memberships) =>
        new(AccountId.Parse("a1"), PersonId.Parse("p1"), "Anna", AccountOrigin.Issuer, memberships);
}
