using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Parties;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Jurisdiction;

public class JurisdictionAdviceTests
{
    private static readonly Organisation[] Known = [Cast.Centre, Cast.Room, Cast.OtherRoom, Cast.National];

    [Fact]
    public void The_room_that_answers_for_the_municipality_is_proposed_and_says_why() => Assert.Equal(
        new RoomChoice(Cast.Room, new NotificationReason(NotificationReasonCode.Jurisdiction, "Utrecht", "VR09", "Midden-Nederland")),
        Assert.Single(JurisdictionAdvice.Propose("0344", Story.Table, Known)));

    [Theory, InlineData("9999"), InlineData(""), InlineData("344")]
    public void For_a_municipality_that_is_not_in_the_table_nobody_is_proposed(string code) =>
        Assert.Empty(JurisdictionAdvice.Propose(code, Story.Table, Known));

    [Fact]
    public void A_room_that_did_not_join_is_not_proposed() =>
        Assert.Empty(JurisdictionAdvice.Propose("0344", Story.Table, Known.Where(each => each != Cast.Room)));

    [Fact]
    public void Whoever_only_bears_the_name_of_a_control_room_is_not_proposed() => Assert.Empty(JurisdictionAdvice.Propose(
        "0344", Story.Table, [Cast.Centre with { ControlRoom = "Midden-Nederland" }, Cast.Room with { Kind = OrganisationKind.FieldTeam }]));

    [Fact]
    public void Another_room_is_the_operators_choice_and_the_reason_still_names_who_answers() => Assert.Equal(
        new NotificationReason(NotificationReasonCode.OperatorChoice, "Utrecht", "VR09", "Midden-Nederland"),
        JurisdictionAdvice.Choose(Cast.OtherRoom, "0344", Story.Table).Reason);

    [Fact]
    public void A_room_chosen_for_an_unknown_municipality_shows_its_code() => Assert.Equal(
        new NotificationReason(NotificationReasonCode.OperatorChoice, "9999", null, null),
        JurisdictionAdvice.Choose(Cast.Room, "9999", Story.Table).Reason);

    [Fact]
    public void A_control_room_without_a_name_in_the_table_never_answers() => Assert.Equal(
        NotificationReasonCode.OperatorChoice,
        JurisdictionAdvice.Choose(Cast.Room with { ControlRoom = null }, "9999", Story.Table).Reason.Code);

    [Fact]
    public void The_best_three_viewpoints_are_ticked_beforehand() => Assert.Equal(
        [Viewpoint.Overview, Viewpoint.Till, Viewpoint.Entrance],
        JurisdictionAdvice.Preselect([.. Enum.GetValues<Viewpoint>().Reverse().Select(Camera)]).Select(camera => camera.Viewpoint));

    [Fact]
    public void Cameras_of_one_viewpoint_keep_the_order_of_the_site() => Assert.Equal(
        [Shop.Till, Shop.Entrance, Shop.Vault], JurisdictionAdvice.Preselect(Shop.Site.Cameras).Select(camera => camera.Id));

    [Fact]
    public void A_site_without_cameras_has_none_to_tick() => Assert.Empty(JurisdictionAdvice.Preselect([]));

    private static IncidentCamera Camera(Viewpoint viewpoint) => new(CameraId.Parse($"c-{viewpoint}"), "Camera", viewpoint, null, null);

    [Fact]
    public void For_a_tracked_object_the_rooms_of_where_it_is_are_proposed_the_likeliest_first() => Assert.Equal(
        [(Cast.OtherRoom.Id, NotificationReasonCode.Whereabouts), (Cast.Room.Id, NotificationReasonCode.Whereabouts)],
        JurisdictionAdvice.Whereabouts(["Oost-Nederland", "Midden-Nederland", "Polizei Kleve"], "Utrecht", [Cast.Room, Cast.Team, Cast.OtherRoom])
            .Select(each => (each.Room.Id, each.Reason.Code)));
}
