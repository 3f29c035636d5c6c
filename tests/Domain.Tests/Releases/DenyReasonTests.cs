using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Releases;

/// <summary>A person who may look is denied when one thing is changed, and hears which.</summary>
public class DenyReasonTests
{
    private static readonly ImageRelease s_release = SmallWorld.Release(
        "r1", Shop.Till, Cast.Room.Id, 0, 10, GateAction.Live, GateAction.Replay, GateAction.ControlRequest);

    private static readonly Question s_allowed = new(
        Cast.Dispatcher, GateAction.Live, SmallWorld.Till, SmallWorld.Rights(true, [s_release]), Story.Start);

    private static readonly ItemRelease s_itemRelease = new(Cast.Room.Id, "Overeenkomst", Story.Start, Story.Start.AddSeconds(10));

    public static TheoryData<DenyReason> Reasons => [.. Enum.GetValues<DenyReason>()];

    [Fact]
    public void Unchanged_it_is_allowed() => Assert.IsType<GateDecision.Permit>(s_allowed.Answer());

    [Fact]
    public void A_release_that_runs_makes_good_what_others_of_the_same_plan_deny() => Assert.All(
        new[]
        {
            s_itemRelease with { EndedAt = Story.Start }, s_itemRelease with { PendingBy = Cast.Operator.Person },
            s_itemRelease with { LegalBasis = "" }, s_itemRelease with { Until = Story.Start },
        },
        other =>
        {
            Assert.IsType<GateDecision.Permit>(Item(s_itemRelease, other).Answer());
            Assert.IsType<GateDecision.Permit>(Item(other, s_itemRelease).Answer());
        });

    [Theory, MemberData(nameof(Reasons))]
    public void Each_reason_is_given_for_its_own_cause(DenyReason reason) =>
        Assert.All(Spoilt(reason), question => Assert.Equal(new GateDecision.Deny(reason), question.Answer()));

    [Theory]
    [InlineData(DenyReason.IncidentClosed, "incident-closed")]
    [InlineData(DenyReason.NotInIncident, "not-in-incident")]
    [InlineData(DenyReason.NotReleased, "not-released")]
    [InlineData(DenyReason.Withdrawn, "withdrawn")]
    [InlineData(DenyReason.ReleaseExpired, "release-expired")]
    [InlineData(DenyReason.NeverForThisParty, "never-for-this-party")]
    [InlineData(DenyReason.RoleMissing, "role-missing")]
    [InlineData(DenyReason.ActionDoesNotFit, "action-does-not-fit")]
    [InlineData(DenyReason.SignInTooWeak, "sign-in-too-weak")]
    [InlineData(DenyReason.NotTakingPart, "not-taking-part")]
    [InlineData(DenyReason.PolicyForbids, "policy-forbids")]
    [InlineData(DenyReason.NotRecorded, "not-recorded")]
    [InlineData(DenyReason.AudioOff, "audio-off")]
    [InlineData(DenyReason.OutsideReleaseHours, "outside-release-hours")]
    [InlineData(DenyReason.NotPassedOn, "not-passed-on")]
    [InlineData(DenyReason.NoPurpose, "no-purpose")]
    [InlineData(DenyReason.NotAllowedByRelease, "not-allowed-by-release")]
    [InlineData(DenyReason.ReleasePending, "release-pending")]
    [InlineData(DenyReason.OwnerOperatesItself, "owner-operates-itself")]
    public void Its_code_is_stable(DenyReason reason, string code) => Assert.Equal(code, DenyCode.Of(reason));

    [Fact]
    public void Every_reason_has_a_code_of_its_own() => Assert.Equal(
        Enum.GetValues<DenyReason>().Length, Enum.GetValues<DenyReason>().Select(DenyCode.Of).Distinct().Count());

    [Theory, MemberData(nameof(Reasons))]
    public void It_is_said_in_both_languages(DenyReason reason)
    {
        Assert.EndsWith(".", DenyCode.Text(reason), StringComparison.Ordinal);
        Assert.EndsWith(".", DenyCode.Dutch(reason), StringComparison.Ordinal);
        Assert.NotEqual(DenyCode.Text(reason), DenyCode.Dutch(reason));
    }

    [Fact]
    public void There_are_no_words_for_a_reason_that_does_not_exist() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DenyCode.Of((DenyReason)99));

    [Fact]
    public void What_is_forbidden_stays_so_whatever_permits_it()
    {
        var both = s_allowed.Rights with { IsOpen = false, Policy = SourcePolicyThatForbids() };
        Assert.Equal(new GateDecision.Deny(DenyReason.IncidentClosed), (s_allowed with { Rights = both }).Answer());
    }

    [Fact]
    public void The_most_telling_reason_is_given_when_several_releases_deny()
    {
        var ended = s_release with { EndedAt = Story.Start };
        var pending = s_release with { PendingBy = Cast.Operator.Person };
        Assert.Equal(new GateDecision.Deny(DenyReason.ReleasePending), With(ended, pending).Answer());
        Assert.Equal(new GateDecision.Deny(DenyReason.ReleasePending), With(pending, ended).Answer());
    }

    private static Domain.Connections.SourcePolicy SourcePolicyThatForbids() => SmallWorld.Everything with { LiveRelease = false };

    private static Question[] Spoilt(DenyReason reason) => reason switch
    {
        DenyReason.IncidentClosed => [s_allowed with { Rights = s_allowed.Rights with { IsOpen = false } }],
        DenyReason.NeverForThisParty =>
        [
            As(s_allowed.Actor with { Kind = OrganisationKind.NationalOperator }), As(s_allowed.Actor with { Kind = (OrganisationKind)99 }),
        ],
        DenyReason.ActionDoesNotFit =>
        [
            To(GateAction.Plan, SmallWorld.Till), To(GateAction.Live, SmallWorld.Plan), To(GateAction.Track, SmallWorld.Photo),
            To(GateAction.Photo, SmallWorld.Van), To((GateAction)99, SmallWorld.Till),
        ],
        DenyReason.RoleMissing =>
        [
            As(s_allowed.Actor with { Role = PersonRole.PrivacyOfficer }), As(s_allowed.Actor with { Role = null }),
            As(s_allowed.Actor with { Role = PersonRole.FieldOfficer }) with { Action = GateAction.ControlRequest },
            As(s_allowed.Actor with { Role = PersonRole.Operator }) with { Action = GateAction.ControlRequest },
        ],
        DenyReason.SignInTooWeak =>
        [
            Under(SmallWorld.Everything with { MinimumSignIn = SignInStrength.TwoFactors }),
            Under(SmallWorld.Everything with { MinimumSignIn = SignInStrength.PhishingResistant }) with
            {
                Actor = s_allowed.Actor with { SignIn = SignInStrength.TwoFactors },
            },
        ],
        DenyReason.NotTakingPart =>
        [
            s_allowed with { Rights = s_allowed.Rights with { Parties = [Cast.OtherRoom.Id] } },
            As(s_allowed.Actor with { Kind = OrganisationKind.AlarmCentre }), As(Cast.Operator with { Kind = OrganisationKind.ControlRoom }),
        ],
        DenyReason.NotInIncident => [To(GateAction.Live, SmallWorld.Elsewhere), To(GateAction.Photo, SmallWorld.UnknownPhoto)],
        DenyReason.NotRecorded =>
        [
            Under(SmallWorld.Everything with { Recording = false }) with { Action = GateAction.Replay },
            Under(SmallWorld.Everything with { Recording = false }) with { Action = GateAction.Clip, Actor = Cast.Operator },
        ],
        DenyReason.AudioOff =>
        [
            Under(SmallWorld.Everything with { Audio = false }) with { Action = GateAction.Audio },
            Under(SmallWorld.Everything with { Audio = false }) with { Action = GateAction.Audio, Actor = Cast.Operator },
        ],
        DenyReason.OwnerOperatesItself => [As(Cast.Supervisor) with { Action = GateAction.ControlRequest }],
        DenyReason.PolicyForbids =>
        [
            Under(SourcePolicyThatForbids()), Under(SmallWorld.Everything with { AlsoRelease = null }) with { Action = GateAction.ControlRequest },
            Under(SmallWorld.Everything with { AlsoRelease = null }) with { Action = GateAction.Plan, Resource = SmallWorld.Plan },
        ],
        DenyReason.OutsideReleaseHours =>
        [
            Under(SmallWorld.Everything with { ReleaseHours = SmallWorld.Hours }),
            Under(SmallWorld.Everything with { ReleaseHours = SmallWorld.Hours }) with { Action = GateAction.Plan, Resource = SmallWorld.Plan },
        ],
        DenyReason.NotReleased =>
        [
            With(), With(s_release with { To = Cast.OtherRoom.Id }), s_allowed with { At = s_release.Since.AddTicks(-1) },
            With(s_release with { EndedAt = Story.Start, PendingBy = Cast.Operator.Person }),
            Item(), Item(s_itemRelease with { To = Cast.OtherRoom.Id }), Item(s_itemRelease with { Since = Story.Start.AddHours(1) }),
            Item(s_itemRelease with { EndedAt = Story.Start, PendingBy = Cast.Operator.Person }),
        ],
        DenyReason.Withdrawn =>
        [
            With(s_release with { EndedAt = Story.Start }), With(s_release with { EndedAt = Story.Start }) with { At = s_release.Until },
            Item(s_itemRelease with { EndedAt = Story.Start }),
        ],
        DenyReason.ReleaseExpired =>
        [
            Item(s_itemRelease) with { At = s_itemRelease.Until }, s_allowed with { At = s_release.Until }, With(s_release with { EndedAt = s_release.Until }) with { At = s_release.Until.AddSeconds(1) },
        ],
        DenyReason.ReleasePending =>
        [
            With(s_release with { PendingBy = Cast.Operator.Person }), Item(s_itemRelease with { PendingBy = Cast.Operator.Person }),
            Item(s_itemRelease with { PendingBy = Cast.Operator.Person }, s_itemRelease with { EndedAt = Story.Start }),
        ],
        DenyReason.NoPurpose =>
        [
            With(s_release with { LegalBasis = "" }), With(s_release with { Purpose = (IncidentKind)1 }), To(GateAction.Track, SmallWorld.Van),
            Item(s_itemRelease with { LegalBasis = " " }, s_itemRelease with { EndedAt = Story.Start }),
        ],
        DenyReason.NotAllowedByRelease => [With(s_release with { Capabilities = null }) with { Action = GateAction.Replay }],
        DenyReason.NotPassedOn =>
        [
            With(s_release with { From = Cast.OtherRoom.Id }),
            Under(SmallWorld.Everything with { PassOn = false }, s_release with { From = Cast.OtherRoom.Id }, s_release with { To = Cast.OtherRoom.Id }),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Say what causes it."),
    };

    private static Question As(Actor actor) => s_allowed with { Actor = actor };

    private static Question To(GateAction action, GateResource resource) => s_allowed with { Action = action, Resource = resource };

    private static Question With(params ImageRelease[] releases) => s_allowed with { Rights = s_allowed.Rights with { Releases = releases } };

    /// <summary>The plan, with these releases.</summary>
    private static Question Item(params ItemRelease[] releases) => To(GateAction.Plan, SmallWorld.Plan) with
    {
        Rights = s_allowed.Rights with { Items = [new IncidentItem(SmallWorld.Plan, Cast.Centre.Id, releases)] },
    };

    private static Question Under(Domain.Connections.SourcePolicy policy, params ImageRelease[] releases) => s_allowed with
    {
        Rights = s_allowed.Rights with { Policy = policy, Releases = releases.Length == 0 ? [s_release] : releases },
    };
}
