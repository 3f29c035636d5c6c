using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Pointing;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>Where somebody points on a map is seen by whoever may see what is on that map, and by nobody else.</summary>
public class PointerTests
{
    private static readonly GeoPosition s_corner = new(52.09, 5.12);

    [Fact]
    public void On_the_map_of_the_site_it_is_seen_by_all_who_take_part_and_by_no_other()
    {
        var rights = Story.Forwarded(Shop.Till).After(Cast.Operator, Story.Forward([Cast.OtherRoom])).Incident.Rights();
        Assert.All([Cast.Operator, Cast.OtherDispatcher, Cast.Dispatcher], viewer => Assert.True(PointerRules.Shows(By(Cast.Room), viewer, rights)));
        Assert.All(
            [Cast.OtherOperator, Cast.NationalOperator, Cast.PrivacyOfficer, Cast.Machine, Cast.Officer],
            viewer => Assert.False(PointerRules.Shows(By(Cast.Room), viewer, rights)));
    }

    [Fact]
    public void A_room_that_left_sees_none_and_is_seen_no_more()
    {
        var story = Story.Accepted(Shop.Till).After(Cast.Operator, Story.Forward([Cast.OtherRoom])).After(Cast.Dispatcher, new IncidentCommand.Leave());
        var rights = story.Incident.Rights();
        Assert.False(PointerRules.Shows(By(Cast.OtherRoom), Cast.Dispatcher, rights));
        Assert.False(PointerRules.Shows(By(Cast.Room), Cast.OtherDispatcher, rights));
        Assert.True(PointerRules.Shows(By(Cast.OtherRoom), Cast.Operator, rights));
    }

    [Fact]
    public void When_the_incident_is_over_nobody_sees_any()
    {
        var rights = Story.Closed(Shop.Till).Incident.Rights();
        Assert.All([Cast.Operator, Cast.Dispatcher], viewer => Assert.False(PointerRules.Shows(By(Cast.Centre), viewer, rights)));
    }

    [Fact]
    public void On_the_map_of_objects_it_is_seen_by_whoever_may_follow_all_that_is_on_it()
    {
        var story = Loot.Released().After(Cast.Operator, Story.Forward([Cast.OtherRoom])).After(Cast.Operator, new IncidentCommand.AddObject(Loot.Van));
        var (bag, both) = (By(Cast.Room, Loot.Bag.Id), By(Cast.Centre, Loot.Bag.Id, Loot.Van.Id));
        Assert.True(PointerRules.Shows(bag, Cast.Operator, story.Incident.Rights()));
        Assert.True(PointerRules.Shows(bag, Cast.Dispatcher, story.Incident.Rights()));
        Assert.False(PointerRules.Shows(bag, Cast.OtherDispatcher, story.Incident.Rights()));
        Assert.False(PointerRules.Shows(both, Cast.Dispatcher, story.Incident.Rights()));
    }

    [Fact]
    public void With_the_release_of_an_object_goes_what_is_pointed_at_on_its_map()
    {
        var story = Loot.Released();
        Assert.True(PointerRules.Shows(By(Cast.Centre, Loot.Bag.Id), Cast.Dispatcher, story.Incident.Rights()));
        story.After(Cast.Operator, new IncidentCommand.Withdraw(story.Incident.Items.Single().Releases.Single().Id!.Value));
        Assert.False(PointerRules.Shows(By(Cast.Centre, Loot.Bag.Id), Cast.Dispatcher, story.Incident.Rights()));
    }

    [Fact]
    public void On_somebodys_map_are_the_objects_that_he_may_follow()
    {
        var rights = Loot.Released().After(Cast.Operator, new IncidentCommand.AddObject(Loot.Van)).Incident.Rights();
        Assert.Equal([Loot.Bag.Id, Loot.Van.Id], PointerRules.OnMapOf(Cast.Operator, rights));
        Assert.Equal([Loot.Bag.Id], PointerRules.OnMapOf(Cast.Dispatcher, rights));
        Assert.Empty(PointerRules.OnMapOf(Cast.OtherDispatcher, rights));
    }

    [Fact]
    public void A_source_that_asks_for_a_strong_sign_in_asks_it_for_its_map_too()
    {
        var rights = Story.Forwarded(Shop.Till).Incident.Rights() is var given
            ? given with { Policy = given.Policy with { MinimumSignIn = SignInStrength.PhishingResistant } } : null!;
        Assert.False(PointerRules.Shows(By(Cast.Centre), Cast.Dispatcher, rights));
        Assert.True(PointerRules.Shows(By(Cast.Centre), Cast.Dispatcher with { SignIn = SignInStrength.PhishingResistant }, rights));
        Assert.Equal(DenyReason.SignInTooWeak, PictureGate.WhyNoMap(Cast.Dispatcher, rights));
    }

    [Theory]
    [InlineData("Sanne de Boer", "SB")]
    [InlineData("  Sanne   van der Boer ", "SB")]
    [InlineData("Jan Willem Frederik de Groot", "JWG")]
    [InlineData("Noor", "N")]
    [InlineData("kmr12", "K")]
    [InlineData("(Émile) Özdemir", "ÉÖ")]
    [InlineData("007 9", "?")]
    [InlineData("", "?")]
    public void Of_a_name_at_most_three_letters_are_told(string name, string initials) => Assert.Equal(initials, NameInitials.Of(name));

    private static MapPointer By(Organisation organisation, params TrackedObjectId[] objects) =>
        new(PointerId.Parse("p1"), new OrganisationName(organisation.Id, organisation.Name), "SB", s_corner, objects);
}
