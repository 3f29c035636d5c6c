using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>Every command, each with contents that are right in themselves.</summary>
public enum Act
{
    AttachAlarm,
    Acknowledge,
    Verify,
    Dismiss,
    Forward,
    Release,
    Confirm,
    Withdraw,
    EndExpired,
    Seen,
    Accept,
    Leave,
    Note,
    Close,
    StartViewing,
    EndViewing,
}

internal static class ActCommands
{
    public static IncidentCommand Command(this Act act) => act switch
    {
        Act.AttachAlarm => new IncidentCommand.Raise(Story.Id, Shop.Alarm("a2", AlarmKind.Burglary), Shop.Site),
        Act.Acknowledge => new IncidentCommand.Acknowledge(),
        Act.Verify => new IncidentCommand.Verify(Verdict.NotVerifiable, 2, [], null),
        Act.Dismiss => new IncidentCommand.Dismiss("Loos alarm"),
        Act.Forward => Story.Forward([Cast.Room, Cast.OtherRoom], Shop.Till),
        Act.Release => new IncidentCommand.ReleaseCamera(Shop.Entrance, Cast.Room.Id),
        Act.Confirm => new IncidentCommand.ConfirmRelease(ReleaseId.Parse("r1")),
        Act.Withdraw => new IncidentCommand.Withdraw(ReleaseId.Parse("r1")),
        Act.EndExpired => new IncidentCommand.EndExpired(),
        Act.Seen => new IncidentCommand.MarkSeen(),
        Act.Accept => new IncidentCommand.Accept(),
        Act.Leave => new IncidentCommand.Leave(),
        Act.Note => new IncidentCommand.WriteNote("Twee daders"),
        Act.Close => new IncidentCommand.Close("Afgehandeld"),
        Act.StartViewing => new IncidentCommand.StartViewing(ViewingId.Parse("v1"), Shop.Till),
        Act.EndViewing => new IncidentCommand.EndViewing(ViewingId.Parse("v1"), "left", 10, 1_000),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "No command."),
    };
}
