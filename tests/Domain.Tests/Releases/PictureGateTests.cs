using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Releases;

public class PictureGateTests
{
    private sealed record Question(
        Actor Actor, CameraId Camera, bool Open, IReadOnlyList<ImageRelease> Releases, DateTimeOffset At, GateDecision Answer);

    [Fact]
    public void It_permits_exactly_what_the_one_rule_says() => EveryQuestion(question => (question.Answer is GateDecision.Permit) == Allowed(question));

    [Fact]
    public void Nothing_leaves_when_the_incident_is_over() => EveryQuestion(question =>
        question.Open || question.Answer is GateDecision.Deny { Reason: DenyReason.IncidentClosed });

    [Fact]
    public void No_lease_is_longer_than_the_lease_time_nor_outlasts_its_release() => EveryQuestion(question =>
        question.Answer is not GateDecision.Permit permit
        || (permit.Until > question.At && permit.Until <= question.At + PictureGate.LeaseTime
            && (question.Actor.Organisation == Cast.Centre.Id || question.Releases.Any(release =>
                release.To == question.Actor.Organisation && release.Camera == question.Camera && permit.Until <= release.Until))));

    [Fact]
    public void The_national_operator_never_sees_a_picture() => EveryQuestion(question =>
        question.Actor.Kind != OrganisationKind.NationalOperator || question.Answer is GateDecision.Deny);

    [Fact]
    public void Without_a_release_only_the_sharing_party_sees_anything() => EveryQuestion(question =>
        question.Answer is GateDecision.Deny || question.Releases.Count > 0 || question.Actor.Organisation == Cast.Centre.Id);

    [Fact]
    public void An_action_the_gate_does_not_know_is_denied() => Assert.All(SmallWorld.Actors(), actor => Assert.IsType<GateDecision.Deny>(
        PictureGate.Decide(actor, (GateAction)99, Shop.Till, SmallWorld.Rights(true, SmallWorld.Releases[1]), Story.Start)));

    [Theory]
    [InlineData(DenyReason.IncidentClosed, "incident-closed")]
    [InlineData(DenyReason.NotInIncident, "not-in-incident")]
    [InlineData(DenyReason.NotReleased, "not-released")]
    [InlineData(DenyReason.NeverForThisParty, "never-for-this-party")]
    [InlineData(DenyReason.RoleMissing, "role-missing")]
    public void Every_denial_has_a_stable_code_and_a_text(DenyReason reason, string code)
    {
        Assert.Equal(code, DenyCode.Of(reason));
        Assert.EndsWith(".", DenyCode.Text(reason), StringComparison.Ordinal);
    }

    [Fact]
    public void No_denial_is_without_a_code() => Assert.All(Enum.GetValues<DenyReason>(), reason => Assert.NotEmpty(DenyCode.Of(reason)));

    /// <summary>The one rule once more, written down without looking at the gate.</summary>
    private static bool Allowed(Question question)
    {
        PersonRole?[] looking = [PersonRole.Operator, PersonRole.Supervisor, PersonRole.Dispatcher, PersonRole.FieldOfficer];
        OrganisationKind[] sharing =
        [
            OrganisationKind.AlarmCentre, OrganisationKind.SurveillanceCentre, OrganisationKind.CashDepot, OrganisationKind.CashInTransit,
            OrganisationKind.EventOrganiser, OrganisationKind.ChainPartner,
        ];
        OrganisationKind[] receiving =
            [OrganisationKind.ControlRoom, OrganisationKind.OnSceneCommand, OrganisationKind.RegionalTeam, OrganisationKind.FieldTeam];
        var (actor, camera, open, releases, at, _) = question;
        var ofTheSite = camera == Shop.Till || camera == Shop.Vault;
        var owns = actor.Organisation == Cast.Centre.Id && sharing.Contains(actor.Kind);
        var received = receiving.Contains(actor.Kind) && releases.Any(release =>
            release.To == actor.Organisation && release.Camera == camera && release.EndedAt == null
            && !(at < release.Since) && at < release.Until);
        return open && ofTheSite && looking.Contains(actor.Role) && (owns || received);
    }

    private static void EveryQuestion(Predicate<Question> holds)
    {
        var actors = SmallWorld.Actors().ToArray();
        foreach (var open in new[] { true, false })
        {
            foreach (var releases in SmallWorld.Releases)
            {
                var rights = SmallWorld.Rights(open, releases);
                foreach (var at in SmallWorld.Moments)
                {
                    foreach (var camera in SmallWorld.Cameras)
                    {
                        foreach (var actor in actors)
                        {
                            var question = new Question(
                                actor, camera, open, releases, at, PictureGate.Decide(actor, GateAction.ViewLive, camera, rights, at));
                            if (!holds(question))
                            {
                                Assert.Fail($"{question}");
                            }
                        }
                    }
                }
            }
        }
    }
}
