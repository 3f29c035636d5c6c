using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>A control room brings others into an incident: what they see, for how long, and who may take it away.</summary>
public class InvitationTests
{
    private static readonly SourcePolicy s_passedOn = Shop.Policy with { PassOn = true };

    private static readonly IncidentCommand.Invite s_team = new(Cast.Team, InvitationPurpose.Search, "Rood busje", 10);

    [Fact]
    public void Whoever_is_invited_reads_the_incident_from_then_on_and_why()
    {
        var story = Accepted(Shop.Policy);
        Assert.Null(story.Incident.For(Cast.Team.Id, story.Now));
        story.After(Cast.Dispatcher, s_team);
        var invitation = Assert.Single(story.Incident.For(Cast.Team.Id, story.Now)!.Invitations);
        Assert.Equal((Cast.Room.Id, InvitationPurpose.Search, "Rood busje", story.Now.AddMinutes(10)), (invitation.By.Id, invitation.Purpose, invitation.Text, invitation.Until));
        Assert.Equal(NotificationReasonCode.Invitation, story.Incident.NotificationTo(Cast.Team.Id)!.Reason.Code);
    }

    [Fact]
    public void Where_the_policy_lets_pass_on_it_sees_what_the_inviter_has_and_nothing_else()
    {
        var story = Accepted(s_passedOn, Shop.Till).After(Cast.Dispatcher, s_team);
        Assert.IsType<GateDecision.Permit>(Looks(story, Shop.Till));
        Denied(DenyReason.NotReleased, story, Shop.Vault);
        var release = story.Incident.Releases.Single(each => each.To == Cast.Team.Id);
        Assert.Equal((Cast.Centre.Id, Cast.Room.Id, story.Now.AddMinutes(10)), (release.From, release.GivenBy, release.Until));
    }

    [Fact]
    public void It_sees_no_longer_than_the_inviter_may()
    {
        var story = Accepted(s_passedOn, Shop.Till).LaterMinutes(25).After(Cast.Dispatcher, s_team);
        Assert.Equal(Story.Start.AddMinutes(30), story.Incident.Releases.Single(each => each.To == Cast.Team.Id).Until);
    }

    [Fact]
    public void What_the_inviter_gets_later_goes_on_to_whom_it_invited_in_the_same_moment()
    {
        var story = Accepted(s_passedOn).After(Cast.Dispatcher, s_team)
            .After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Vault, Cast.Room.Id));
        Assert.IsType<GateDecision.Permit>(Looks(story, Shop.Vault));
    }

    [Fact]
    public void When_the_inviter_loses_a_camera_whoever_it_invited_loses_it_too()
    {
        var story = Accepted(s_passedOn, Shop.Till).After(Cast.Dispatcher, s_team);
        story.After(Cast.Operator, new IncidentCommand.Withdraw(story.Incident.Releases.Single(each => each.To == Cast.Room.Id).Id));
        Denied(DenyReason.Withdrawn, story, Shop.Till);
    }

    [Fact]
    public void What_the_sharing_party_takes_from_a_guest_nobody_passes_on_to_it_again_until_the_sharing_party_gives_it()
    {
        var story = Accepted(s_passedOn, Shop.Till).After(Cast.Dispatcher, s_team);
        story.After(Cast.Operator, new IncidentCommand.Withdraw(story.Incident.Releases.Single(each => each.To == Cast.Team.Id).Id))
            .After(Cast.Dispatcher, new IncidentCommand.WithdrawInvitation(Cast.Team.Id)).After(Cast.Dispatcher, s_team);
        Denied(DenyReason.Withdrawn, story, Shop.Till);
        story.After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Team.Id));
        Assert.IsType<GateDecision.Permit>(Looks(story, Shop.Till));
    }

    [Fact]
    public void Where_the_policy_does_not_let_pass_on_the_sharing_party_is_asked_and_grants_for_as_long_as_the_invitation_stands()
    {
        var story = Accepted(Shop.Policy, Shop.Till).After(Cast.Dispatcher, s_team);
        Denied(DenyReason.NotReleased, story, Shop.Till);
        var wish = Assert.Single(story.Incident.For(Cast.Centre.Id, story.Now)!.Invitations);
        Assert.Equal(InvitationWish.Asked, wish.Wish);
        Assert.Equal(["grant-invitation", "refuse-invitation", "withdraw-invitation"], wish.May.Order());
        story.Try(Cast.Operator, new IncidentCommand.GrantInvitation(Cast.Team.Id, [Shop.Till])).Accepts("image-released+invitation-answered");
        story.After(Cast.Operator, new IncidentCommand.GrantInvitation(Cast.Team.Id, [Shop.Till]));
        Assert.IsType<GateDecision.Permit>(Looks(story, Shop.Till));
        Assert.Equal(story.Now.AddMinutes(10), story.Incident.Releases.Single(each => each.To == Cast.Team.Id).Until);
    }

    [Fact]
    public void A_source_that_asks_for_a_second_person_is_not_passed_on_and_a_grant_waits_for_one()
    {
        var story = Accepted(s_passedOn with { SecondPerson = true }).After(Cast.Dispatcher, s_team)
            .After(Cast.Operator, new IncidentCommand.GrantInvitation(Cast.Team.Id, [Shop.Till]));
        Denied(DenyReason.ReleasePending, story, Shop.Till);
        story.After(Cast.Supervisor, new IncidentCommand.ConfirmRelease(story.Incident.Releases.Single().Id));
        Assert.IsType<GateDecision.Permit>(Looks(story, Shop.Till));
    }

    [Fact]
    public void A_refusal_says_why_to_the_room_that_asked_and_the_party_stays()
    {
        var story = Accepted(Shop.Policy).After(Cast.Dispatcher, s_team)
            .After(Cast.Operator, new IncidentCommand.RefuseInvitation(Cast.Team.Id, "De eigenaar wil het niet."));
        var read = Assert.Single(story.Incident.For(Cast.Room.Id, story.Now)!.Invitations);
        Assert.Equal((InvitationWish.Refused, "De eigenaar wil het niet."), (read.Wish, read.Refusal));
        Assert.Null(story.Incident.NotificationTo(Cast.Team.Id)!.LeftAt);
    }

    [Fact]
    public void Who_invited_takes_it_back_and_all_that_the_guest_had_ends_at_once()
    {
        var story = Accepted(s_passedOn, Shop.Till).After(Cast.Dispatcher, s_team)
            .After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Vault, Cast.Team.Id))
            .After(Cast.Dispatcher, new IncidentCommand.WithdrawInvitation(Cast.Team.Id));
        Denied(DenyReason.NotTakingPart, story, Shop.Till);
        Denied(DenyReason.NotTakingPart, story, Shop.Vault);
        Assert.NotNull(story.Incident.For(Cast.Team.Id, story.Now)!.ClosedAt);
    }

    [Fact]
    public void The_sharing_party_may_take_it_back_and_no_other_room()
    {
        var story = Accepted(Shop.Policy).After(Cast.Operator, Story.Forward([Cast.OtherRoom])).After(Cast.Dispatcher, s_team);
        story.Try(Cast.OtherDispatcher, new IncidentCommand.WithdrawInvitation(Cast.Team.Id)).Refuses("not-yours");
        story.Try(Cast.Operator, new IncidentCommand.WithdrawInvitation(Cast.Team.Id)).Accepts("invitation-ended+incident-left");
    }

    [Fact]
    public void It_ends_by_itself_at_its_time()
    {
        var story = Accepted(s_passedOn, Shop.Till).After(Cast.Dispatcher, s_team).LaterMinutes(10);
        Denied(DenyReason.ReleaseExpired, story, Shop.Till);
        story.After(Cast.Machine, new IncidentCommand.EndExpired());
        Denied(DenyReason.NotTakingPart, story, Shop.Till);
        Assert.Equal(["invitation-ended", "left"], story.Incident.Log.TakeLast(2).Select(entry => entry.Code));
    }

    [Fact]
    public void An_officer_of_the_team_says_that_it_was_seen_and_leaves_for_the_team()
    {
        var story = Accepted(s_passedOn, Shop.Till).After(Cast.Dispatcher, s_team).After(Cast.Officer, new IncidentCommand.MarkSeen());
        Assert.NotNull(story.Incident.NotificationTo(Cast.Team.Id)!.SeenAt);
        story.Try(Cast.Officer, new IncidentCommand.Leave()).Accepts("invitation-ended+incident-left");
    }

    [Fact]
    public void Whoever_is_invited_leaves_with_the_room_that_invited()
    {
        var story = Accepted(s_passedOn, Shop.Till).After(Cast.Dispatcher, s_team).After(Cast.Dispatcher, new IncidentCommand.Leave());
        Denied(DenyReason.NotTakingPart, story, Shop.Till);
    }

    [Fact]
    public void A_room_the_sharing_party_forwards_to_stays_whoever_takes_the_invitation_back()
    {
        var story = Accepted(s_passedOn, Shop.Till).After(Cast.Dispatcher, s_team with { Party = Cast.OtherRoom })
            .After(Cast.Operator, Story.Forward([Cast.OtherRoom], Shop.Entrance));
        story.Try(Cast.Dispatcher, new IncidentCommand.WithdrawInvitation(Cast.OtherRoom.Id)).Refuses("no-such-invitation");
        Assert.Null(story.Incident.NotificationTo(Cast.OtherRoom.Id)!.LeftAt);
    }

    [Fact]
    public void A_guest_invites_nobody_and_closes_nothing()
    {
        var story = Accepted(Shop.Policy).After(Cast.Dispatcher, s_team with { Party = Cast.OtherRoom }).After(Cast.OtherDispatcher, new IncidentCommand.Accept());
        story.Try(Cast.OtherDispatcher, s_team).Refuses("invited-itself");
        story.Try(Cast.OtherDispatcher, new IncidentCommand.Close(null)).Refuses("guests-leave");
    }

    [Fact]
    public void What_cannot_be_is_refused_with_what_to_do()
    {
        var story = Accepted(Shop.Policy);
        story.Try(Cast.Dispatcher, s_team with { Party = Cast.OtherCentre }).Refuses("room-cannot-receive");
        story.Try(Cast.Dispatcher, s_team with { Party = Cast.Room }).Refuses("takes-part-already");
        story.Try(Cast.Dispatcher, s_team with { Minutes = 0 }).Refuses("bad-minutes");
        story.Try(Cast.Dispatcher, s_team with { Minutes = 1_441 }).Refuses("bad-minutes");
        story.Try(Cast.Dispatcher, s_team with { Purpose = (InvitationPurpose)9 }).Refuses("no-purpose-chosen");
        story.Try(Cast.Dispatcher, s_team with { Role = InvitationRole.TakeOver }).Refuses("role-does-not-fit");
        story.Try(Cast.Dispatcher, s_team with { Role = InvitationRole.CommandOnScene }).Refuses("role-does-not-fit");
        story.Try(Cast.Dispatcher, s_team with { Role = (InvitationRole)9 }).Refuses("role-does-not-fit");
        story.Try(Cast.Dispatcher, s_team with { Text = new string('x', 2_001) }).Refuses("text-too-long");
        story.Try(Cast.Operator, s_team).Refuses("not-yours");
        Story.Forwarded(Shop.Till).Try(Cast.Dispatcher, s_team).Refuses("accept-first");
        story.Try(Cast.Operator, new IncidentCommand.GrantInvitation(Cast.Team.Id, [Shop.Till])).Refuses("no-such-invitation");
        story.After(Cast.Dispatcher, s_team).Try(Cast.Dispatcher, s_team).Refuses("takes-part-already");
        story.Try(Cast.Operator, new IncidentCommand.GrantInvitation(Cast.Team.Id, [])).Refuses("no-camera");
    }

    [Fact]
    public void At_most_twenty_stand_at_a_time()
    {
        var story = Accepted(Shop.Policy);
        for (var i = 1; i <= IncidentInvitation.Most; i++)
        {
            story.After(Cast.Dispatcher, s_team with { Party = Cast.Team with { Id = OrganisationId.Parse($"team-{i}0") } });
        }

        story.Try(Cast.Dispatcher, s_team).Refuses("too-many-invitations");
    }

    [Fact]
    public void A_weak_sign_in_passes_nothing_on() => Accepted(s_passedOn with { MinimumSignIn = SignInStrength.TwoFactors }, by: SignInStrength.TwoFactors)
        .Try(Cast.Dispatcher, s_team).Refuses("sign-in-too-weak");

    [Fact]
    public void What_an_invitation_says_is_erased_with_its_line()
    {
        var story = Accepted(Shop.Policy).After(Cast.Dispatcher, s_team);
        story.After(Cast.PrivacyOfficer, new IncidentCommand.EraseTexts([story.Incident.Invitations.Single().Line], "AVG-verzoek"));
        Assert.DoesNotContain("Rood busje", System.Text.Json.JsonSerializer.Serialize(story.Incident.For(Cast.Centre.Id, story.Now)), StringComparison.Ordinal);
    }

    private static Story Accepted(SourcePolicy policy, CameraId? camera = null) => Accepted(policy, SignInStrength.OneFactor, camera);

    private static Story Accepted(SourcePolicy policy, SignInStrength by, CameraId? camera = null) => Story.Verified(Shop.With(policy))
        .After(Cast.Operator with { SignIn = by }, Story.Forward([Cast.Room], by == SignInStrength.OneFactor ? camera is { } one ? [one] : [] : [Shop.Till]))
        .After(Cast.Dispatcher, new IncidentCommand.Accept());

    private static GateDecision Looks(Story story, CameraId camera) =>
        PictureGate.Decide(Cast.Officer, GateAction.Live, new GateResource.Camera(camera), story.Incident.Rights(), story.Now);

    private static void Denied(DenyReason reason, Story story, CameraId camera) => Assert.Equal(new GateDecision.Deny(reason), Looks(story, camera));
}
