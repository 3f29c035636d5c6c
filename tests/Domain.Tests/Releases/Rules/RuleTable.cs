using System.Globalization;
using System.Text;
using System.Text.Json;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Releases.Rules;

/// <summary>The documentation of who may do what, made by asking the gate.</summary>
internal static class RuleTable
{
    private static readonly GateAction[] s_actions = Enum.GetValues<GateAction>();

    private static readonly (string Name, Func<Question, Question> Spoil)[] s_receiverConditions =
    [
        ("the incident is over", each => In(each, rights => rights with { IsOpen = false })),
        ("the organisation was not told, or left", each => In(each, rights => rights with { Parties = [] })),
        ("the sign-in is weaker than the policy asks", each => In(each, rights => rights with
        {
            Policy = rights.Policy with { MinimumSignIn = SignInStrength.PhishingResistant },
        })),
        ("it is no part of the incident", each => In(each, rights => rights with { Cameras = [], Items = [] })),
        ("it is not released to the organisation", each => In(NoItemReleased(each), rights => rights with
        {
            Releases = [],
        })),
        ("the release was withdrawn", each => OnItemRelease(
            OnRelease(each, release => release with { EndedAt = Story.Start }), release => release with { EndedAt = Story.Start })),
        ("the release has run out", each => OnItemRelease(
            OnRelease(each, release => release with { Until = Story.Start }), release => release with { Until = Story.Start })),
        ("the release waits for a second person", each => OnItemRelease(
            OnRelease(each, release => release with { PendingBy = Cast.Operator.Person }),
            release => release with { PendingBy = Cast.Operator.Person })),
        ("the release names no legal basis", each => OnItemRelease(
            OnRelease(each, release => release with { LegalBasis = "" }), release => release with { LegalBasis = "" })),
        ("the release was given for another sort of case", each => OnRelease(each, release => release with { Purpose = (IncidentKind)1 })),
        ("the release does not name the action", each => OnRelease(each, release => release with { Capabilities = default(CapabilitySet) })),
        ("the release was passed on, and the policy forbids that", each => In(
            OnRelease(each, release => release with { From = Cast.OtherRoom.Id }),
            rights => rights with { Policy = rights.Policy with { PassOn = false } })),
        ("the policy does not allow it to be released", each => In(each, rights => rights with
        {
            Policy = rights.Policy with { LiveRelease = false, AlsoRelease = null },
        })),
        ("the policy does not allow recording", each => In(each, rights => rights with { Policy = rights.Policy with { Recording = false } })),
        ("it is outside the release hours", each => In(each, rights => rights with
        {
            Policy = rights.Policy with { ReleaseHours = SmallWorld.Hours },
        })),
        ("the policy leaves sound off", each => In(each, rights => rights with { Policy = rights.Policy with { Audio = false } })),
    ];

    private static readonly int[] s_ofTheSharingParty = [0, 2, 3, 13, 15, 12, 14];

    public static string Make()
    {
        var text = new StringBuilder();
        text.Append("""
            # Who may do what, and why not

            This file is made by asking the gate, `PictureGate.Decide`, one question after another: `./live-view rules` makes it anew, and a test
            compares the two. What is not permitted here is denied; what is forbidden stays so whatever else permits it.

            ## By organisation and role

            *own*: with what the organisation itself shares. *released*: with what was released to it, in an open incident of which it was told,
            under the conditions below. A code: never, for that [reason](#reasons).


            """);
        Row(text, ["organisation", "role", .. s_actions.Select(Named)]);
        Row(text, Enumerable.Repeat("---", s_actions.Length + 2));
        foreach (var kinds in Enum.GetValues<OrganisationKind>().GroupBy(kind => string.Concat(SmallWorld.Roles.SelectMany(role => Cells(kind, role)))))
        {
            var names = string.Join(", ", kinds.Select(Named));
            foreach (var roles in SmallWorld.Roles.GroupBy(role => string.Concat(Cells(kinds.First(), role))))
            {
                var who = string.Join(", ", roles.Select(role => role is { } person ? Named(person) : "*machine*"));
                Row(text, [names, who, .. Cells(kinds.First(), roles.First())]);
            }
        }

        Conditions(
            text, "## When a receiving party is denied all the same",
            "A supervisor of a control room has everything released. One thing changes:", Receiver, Enumerable.Range(0, s_receiverConditions.Length));
        Conditions(
            text, "## When the sharing party is denied its own",
            "A supervisor of the alarm centre whose site it is. One thing changes:", Owner, s_ofTheSharingParty);
        Obligations(text);
        Reasons(text);
        return text.ToString();
    }

    private static IEnumerable<string> Cells(OrganisationKind kind, PersonRole? role) => s_actions.Select(action =>
    {
        var (asSharing, asReceiving) = (Owner(action), Receiver(action));
        return (Asked(asSharing, kind, role), Asked(asReceiving, kind, role)) switch
        {
            (GateDecision.Permit, _) => "own",
            (_, GateDecision.Permit) => "released",
            (GateDecision.Deny own, GateDecision.Deny { Reason: DenyReason.NotTakingPart }) => Code(own),
            (_, GateDecision.Deny deny) => Code(deny),
            _ => throw new InvalidOperationException("The gate neither permits nor denies."),
        };
    });

    private static GateDecision Asked(Question question, OrganisationKind kind, PersonRole? role) => (question with
    {
        Actor = question.Actor with { Kind = kind, Role = role, Person = role is null ? null : question.Actor.Person },
    }).Answer();

    private static void Conditions(
        StringBuilder text, string title, string lead, Func<GateAction, Question> ask, IEnumerable<int> conditions)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{title}\n\n{lead}\n\n");
        Row(text, ["when", .. s_actions.Select(Named)]);
        Row(text, Enumerable.Repeat("---", s_actions.Length + 1));
        Row(text, ["*nothing changes*", .. s_actions.Select(action => Cell(ask(action).Answer()))]);
        foreach (var (name, spoil) in conditions.Select(number => s_receiverConditions[number]))
        {
            Row(text, [name, .. s_actions.Select(action => Cell(spoil(ask(action)).Answer()))]);
        }
    }

    private static void Obligations(StringBuilder text)
    {
        text.Append("\n## What goes with a permit\n\n");
        Row(text, ["action", "who looks stands over the picture", "in the log", "lasts, unless renewed"]);
        Row(text, Enumerable.Repeat("---", 4));
        foreach (var action in s_actions)
        {
            var permit = (GateDecision.Permit)Receiver(action).Answer();
            Row(text,
            [
                Named(action), permit.Obligations.OverlayMark ? "yes" : "no", permit.Obligations.Audit switch
                {
                    AuditLevel.Entry => "one line each time",
                    AuditLevel.Viewing => "first and last frame",
                    AuditLevel.Disclosure => "a disclosure with its legal basis",
                    _ => throw new InvalidOperationException("An audit level without words."),
                } + (permit.Obligations.PicturesFrom is null ? "" : "; nothing from before the release says"),
                string.Create(CultureInfo.InvariantCulture, $"{(permit.Until - Story.Start).TotalSeconds} s"),
            ]);
        }
    }

    private static void Reasons(StringBuilder text)
    {
        text.Append("\n## Reasons\n\n");
        Row(text, ["code", "Nederlands", "English"]);
        Row(text, Enumerable.Repeat("---", 3));
        foreach (var reason in Enum.GetValues<DenyReason>())
        {
            Row(text, [$"`{DenyCode.Of(reason)}`", DenyCode.Dutch(reason), DenyCode.Text(reason)]);
        }
    }

    private static Question Receiver(GateAction action) => new(
        Cast.Person(Cast.Room, PersonRole.Supervisor) with { SignIn = SignInStrength.TwoFactors }, action, ResourceOf(action), Rights(), Story.Start);

    private static Question Owner(GateAction action) =>
        Receiver(action) with { Actor = Cast.Supervisor with { SignIn = SignInStrength.TwoFactors } };

    private static IncidentRights Rights() => SmallWorld.Rights(
        true, [SmallWorld.Release("r1", Shop.Till, Cast.Room.Id, 0, 600, s_actions)], parties: [Cast.Room.Id]) with
    {
        Items = [.. new[] { SmallWorld.Plan, SmallWorld.Photo, SmallWorld.Van }.Select(each => new IncidentItem(
            each, Cast.Centre.Id, [new ItemRelease(Cast.Room.Id, "Overeenkomst", Story.Start, Story.Start.AddMinutes(10))]))],
    };

    private static GateResource ResourceOf(GateAction action) =>
        new[] { SmallWorld.Till, SmallWorld.Plan, SmallWorld.Photo, SmallWorld.Van }.Single(each => each.Takes(action));

    private static Question In(Question question, Func<IncidentRights, IncidentRights> change) =>
        question with { Rights = change(question.Rights) };

    private static Question OnRelease(Question question, Func<ImageRelease, ImageRelease> change) =>
        In(question, rights => rights with { Releases = [.. rights.Releases.Select(change)] });

    private static Question OnItemRelease(Question question, Func<ItemRelease, ItemRelease> change) => In(question, rights => rights with
    {
        Items = [.. rights.Items.Select(item => item with { Releases = [.. item.Releases.Select(change)] })],
    });

    private static Question NoItemReleased(Question question) => In(question, rights => rights with
    {
        Items = [.. rights.Items.Select(item => item with { Releases = [] })],
    });

    private static string Cell(GateDecision decision) => decision is GateDecision.Deny deny ? Code(deny) : "permitted";

    private static string Code(GateDecision.Deny deny) => $"`{DenyCode.Of(deny.Reason)}`";

    private static string Named<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
