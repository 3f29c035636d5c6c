using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>Every command in every state: by the centre's operator, and by the dispatcher of the room that was told.</summary>
public class LifeCycleTests
{
    private const string Closed = "refused:incident-closed";
    private const string NotFound = "refused:not-found";
    private const string NotYours = "refused:not-yours";

    private static readonly Situation[] Columns =
    [
        Situation.Raised, Situation.Acknowledged, Situation.Verified, Situation.Forwarded, Situation.Accepted, Situation.Closed,
        Situation.Dismissed,
    ];

    private static readonly (Act Act, string[] Answers)[] OperatorTable =
    [
        (Act.Acknowledge, ["incident-acknowledged", "nothing", "nothing", "nothing", "nothing", Closed, Closed]),
        (Act.Verify, [
            "incident-acknowledged+incident-verified", "incident-verified", "incident-verified", "incident-verified", "incident-verified",
            Closed, Closed]),
        (Act.Dismiss, [
            "incident-dismissed", "incident-dismissed", "incident-dismissed", "refused:already-forwarded", "refused:already-forwarded",
            Closed, "nothing"]),
        (Act.Forward, [
            "refused:not-verified", "refused:not-verified", "room-notified+image-released+room-notified+image-released",
            "room-notified+image-released", "room-notified+image-released", Closed, Closed]),
        (Act.Release, [
            "refused:not-notified", "refused:not-notified", "refused:not-notified", "image-released", "image-released", Closed, Closed]),
        (Act.Confirm, [
            "refused:no-such-release", "refused:no-such-release", "refused:no-such-release", "nothing", "nothing", Closed, Closed]),
        (Act.Withdraw, [
            "refused:no-such-release", "refused:no-such-release", "refused:no-such-release", "release-withdrawn", "release-withdrawn",
            Closed, Closed]),
        (Act.EndExpired, ["nothing", "nothing", "nothing", "nothing", "nothing", "nothing", "nothing"]),
        (Act.Seen, [NotYours, NotYours, NotYours, NotYours, NotYours, Closed, Closed]),
        (Act.Accept, [NotYours, NotYours, NotYours, NotYours, NotYours, Closed, Closed]),
        (Act.Leave, [NotYours, NotYours, NotYours, NotYours, NotYours, Closed, Closed]),
        (Act.Note, ["note-written", "note-written", "note-written", "note-written", "note-written", Closed, Closed]),
        (Act.Close, [
            "refused:not-forwarded", "refused:not-forwarded", "refused:not-forwarded", "incident-closed", "incident-closed", "nothing",
            Closed]),
        (Act.StartViewing, [
            "viewing-started", "viewing-started", "viewing-started", "viewing-started", "viewing-started", Closed, Closed]),
        (Act.EndViewing, ["nothing", "nothing", "nothing", "nothing", "nothing", "nothing", "nothing"]),
    ];

    private static readonly (Act Act, string[] Answers)[] DispatcherTable =
    [
        (Act.Acknowledge, [NotFound, NotFound, NotFound, NotYours, NotYours, Closed, NotFound]),
        (Act.Verify, [NotFound, NotFound, NotFound, NotYours, NotYours, Closed, NotFound]),
        (Act.Dismiss, [NotFound, NotFound, NotFound, NotYours, NotYours, Closed, NotFound]),
        (Act.Forward, [NotFound, NotFound, NotFound, NotYours, NotYours, Closed, NotFound]),
        (Act.Release, [NotFound, NotFound, NotFound, NotYours, NotYours, Closed, NotFound]),
        (Act.Confirm, [NotFound, NotFound, NotFound, NotYours, NotYours, Closed, NotFound]),
        (Act.Withdraw, [NotFound, NotFound, NotFound, NotYours, NotYours, Closed, NotFound]),
        (Act.EndExpired, [NotFound, NotFound, NotFound, "nothing", "nothing", "nothing", NotFound]),
        (Act.Seen, [NotFound, NotFound, NotFound, "incident-seen", "nothing", Closed, NotFound]),
        (Act.Accept, [NotFound, NotFound, NotFound, "incident-accepted", "nothing", Closed, NotFound]),
        (Act.Leave, [NotFound, NotFound, NotFound, "incident-left", "incident-left", Closed, NotFound]),
        (Act.Note, [NotFound, NotFound, NotFound, "note-written", "note-written", Closed, NotFound]),
        (Act.Close, [NotFound, NotFound, NotFound, "refused:not-accepted", "incident-closed", "nothing", NotFound]),
        (Act.StartViewing, [NotFound, NotFound, NotFound, "viewing-started", "viewing-started", Closed, NotFound]),
        (Act.EndViewing, [NotFound, NotFound, NotFound, "nothing", "nothing", "nothing", NotFound]),
    ];

    private static readonly string[] MachineAttaches =
        ["alarm-attached", "alarm-attached", "alarm-attached", "alarm-attached", "alarm-attached", Closed, Closed];

    public static TheoryData<Act, Situation, string> OperatorRows() => Rows(OperatorTable);

    public static TheoryData<Act, Situation, string> DispatcherRows() => Rows(DispatcherTable);

    public static TheoryData<Act, Situation, string> MachineRows() => Rows([(Act.AttachAlarm, MachineAttaches)]);

    [Theory, MemberData(nameof(OperatorRows))]
    public void The_operator_of_the_sharing_party_is_answered(Act act, Situation situation, string answer) =>
        Assert.Equal(answer, situation.Tell().Try(Cast.Operator, act.Command()).Summary());

    [Theory, MemberData(nameof(DispatcherRows))]
    public void The_dispatcher_of_a_room_is_answered(Act act, Situation situation, string answer) =>
        Assert.Equal(answer, situation.Tell().Try(Cast.Dispatcher, act.Command()).Summary());

    [Theory, MemberData(nameof(MachineRows))]
    public void One_more_alarm_of_the_site_is_answered(Act act, Situation situation, string answer) =>
        Assert.Equal(answer, situation.Tell().Try(Cast.Machine, act.Command()).Summary());

    [Fact]
    public void Every_command_stands_in_the_tables() => Assert.Equal(
        Enum.GetValues<Act>().Order(), OperatorTable.Select(row => row.Act).Append(Act.AttachAlarm).Order());

    private static TheoryData<Act, Situation, string> Rows((Act Act, string[] Answers)[] table)
    {
        var rows = new TheoryData<Act, Situation, string>();
        foreach (var (act, answers) in table)
        {
            for (var i = 0; i < Columns.Length; i++)
            {
                rows.Add(act, Columns[i], answers[i]);
            }
        }

        return rows;
    }
}
