using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Incidents.Views;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>Where the source policy asks for a second person, a release waits for one.</summary>
public class SecondPersonTests
{
    private static readonly IncidentCommand s_confirm = new IncidentCommand.ConfirmRelease(ReleaseId.Parse("r1"));

    [Fact]
    public void Until_somebody_else_confirms_nobody_sees_anything()
    {
        var story = Waiting();
        Assert.Equal(DenyReason.ReleasePending, Assert.IsType<GateDecision.Deny>(Asked(story)).Reason);
        Assert.Empty(story.Incident.For(Cast.Room.Id, story.Now)!.Cameras);
        Assert.DoesNotContain("Kassa", ViewText.Of(story, Cast.Room.Id), StringComparison.Ordinal);
    }

    [Fact]
    public void A_colleague_confirms_and_it_runs_from_then_on()
    {
        var story = Waiting().LaterMinutes(1).After(Cast.Supervisor, s_confirm);
        var release = Assert.Single(story.Incident.Releases);
        Assert.IsType<GateDecision.Permit>(Asked(story));
        Assert.Equal((story.Now, Story.Start.AddMinutes(30), false), (release.Since, release.Until, release.IsPending));
        Assert.Contains("Kassa", ViewText.Of(story, Cast.Room.Id), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_gave_it_does_not_confirm_it() => Waiting().Try(Cast.Operator, s_confirm).Refuses("same-person");

    [Fact]
    public void Nor_does_the_party_it_is_for() => Waiting().Try(Cast.Dispatcher, s_confirm).Refuses("not-yours");

    [Fact]
    public void Confirmed_twice_is_confirmed_once() => Waiting().After(Cast.Supervisor, s_confirm).Try(Cast.Supervisor, s_confirm).ChangesNothing();

    [Fact]
    public void Too_late_it_is_given_anew() => Waiting().LaterMinutes(30).Try(Cast.Supervisor, s_confirm).Refuses("release-ended");

    [Fact]
    public void What_was_withdrawn_is_not_confirmed() => Waiting()
        .After(Cast.Operator, new IncidentCommand.Withdraw(ReleaseId.Parse("r1"))).Try(Cast.Supervisor, s_confirm).Refuses("release-ended");

    [Fact]
    public void The_party_it_was_for_never_hears_of_what_was_withdrawn_before() => Assert.DoesNotContain(
        "Kassa",
        ViewText.Of(Waiting().After(Cast.Operator, new IncidentCommand.Withdraw(ReleaseId.Parse("r1"))), Cast.Room.Id),
        StringComparison.Ordinal);

    [Fact]
    public void While_it_waits_it_is_not_given_again() =>
        Waiting().Try(Cast.Supervisor, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Room.Id)).ChangesNothing();

    [Theory]
    [InlineData(null, false)]
    [InlineData(SignInStrength.OneFactor, false)]
    [InlineData(SignInStrength.TwoFactors, true)]
    [InlineData(SignInStrength.PhishingResistant, true)]
    public void Who_gives_and_who_confirms_must_be_signed_in_as_strongly_as_the_policy_asks(SignInStrength? signIn, bool enough)
    {
        var policy = Shop.Policy with { SecondPerson = true, MinimumSignIn = SignInStrength.TwoFactors };
        var story = Story.Verified(Shop.With(policy));
        var forward = Story.Forward([Cast.Room], Shop.Till);
        Assert.Equal(enough ? null : "sign-in-too-weak", story.Try(Cast.Operator with { SignIn = signIn }, forward).Refusal?.Code);
        story.After(Cast.Operator with { SignIn = SignInStrength.TwoFactors }, forward);
        Assert.Equal(enough ? null : "sign-in-too-weak", story.Try(Cast.Supervisor with { SignIn = signIn }, s_confirm).Refusal?.Code);
    }

    private static Story Waiting() => Story.Verified(Shop.With(Shop.Policy with { SecondPerson = true }))
        .After(Cast.Operator, Story.Forward([Cast.Room], Shop.Till));

    private static GateDecision Asked(Story story) => PictureGate.Decide(
        Cast.Dispatcher, GateAction.Live, new GateResource.Camera(Shop.Till), story.Incident.Rights(), story.Now);
}
