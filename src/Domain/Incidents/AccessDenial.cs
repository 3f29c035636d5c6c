using LiveView.Domain.Decisions;
using LiveView.Domain.Material;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents;

/// <summary>Somebody asked something of an incident and had no right to it; the same again within a while is counted, not repeated.</summary>
/// <param name="By">Who was refused.</param>
/// <param name="Action">What was asked: a stable name, such as <c>view-live</c>.</param>
/// <param name="Resource">Of what: a camera, a photo or plan, a release, or <c>incident</c>.</param>
/// <param name="Reason">Why it was refused: the code of the refusal.</param>
/// <param name="Epoch">Epoch of the incident's rights at the last time.</param>
/// <param name="Since">When it was first asked, UTC.</param>
/// <param name="Count">How often it was asked since, at least 1.</param>
public sealed record AccessDenial(
    Actor By, string Action, string Resource, string Reason, long Epoch, DateTimeOffset Since, int Count = 1)
{
    /// <summary>Action and resource of refusals that are counted together because there are too many kinds of them.</summary>
    public const string Any = "*";

    private static readonly HashSet<string> OfRights =
        ["not-found", "not-yours", "role-missing", "has-left", "same-person", ViewingRules.BeforeRelease, .. Enum.GetValues<DenyReason>().Select(DenyCode.Of)];

    /// <summary>What a refusal comes to, or null when it was not about rights but about how the incident stands.</summary>
    /// <param name="state">The incident that refused.</param>
    /// <param name="command">What was asked.</param>
    /// <param name="refusal">Why it was refused.</param>
    /// <param name="by">Who asked.</param>
    /// <param name="now">Now, UTC.</param>
    public static AccessDenial? Of(Incident state, IncidentCommand command, Refusal refusal, Actor by, DateTimeOffset now)
    {
        var looks = command is IncidentCommand.StartViewing or IncidentCommand.StartFollowing or IncidentCommand.TakeSnapshot or IncidentCommand.LookAtMaterial;
        return state.Exists && OfRights.Contains(refusal.Code) && (looks || refusal.Code != DenyCode.Of(DenyReason.IncidentClosed))
            ? new AccessDenial(by, NameOf(command), ResourceOf(command), refusal.Code, state.RightsEpoch, now)
            : null;
    }

    /// <summary>The stable name of what a command asks.</summary>
    public static string NameOf(IncidentCommand command) => command switch
    {
        IncidentCommand.Raise => "raise",
        IncidentCommand.Acknowledge => "acknowledge",
        IncidentCommand.Verify => "verify",
        IncidentCommand.MarkCheck => "mark-check",
        IncidentCommand.Shelve => "shelve",
        IncidentCommand.TakeBack => "take-back",
        IncidentCommand.Dismiss => "dismiss",
        IncidentCommand.Forward => "forward",
        IncidentCommand.ReleaseCamera => "release",
        IncidentCommand.AddMaterial => "add-material",
        IncidentCommand.ReleaseMaterial => "release-material",
        IncidentCommand.LookAtMaterial { Kind: MaterialKind.Plan } => "view-plan",
        IncidentCommand.LookAtMaterial => "view-photo",
        IncidentCommand.AddObject => "add-object",
        IncidentCommand.ReleaseObject => "release-object",
        IncidentCommand.StartFollowing => "follow",
        IncidentCommand.EndFollowing => "end-following",
        IncidentCommand.OfferLead => "offer-lead",
        IncidentCommand.WithdrawLead => "withdraw-lead",
        IncidentCommand.AcceptLead => "accept-lead",
        IncidentCommand.DeclineLead => "decline-lead",
        IncidentCommand.TakePart => "take-part",
        IncidentCommand.LeaveObject => "leave-object",
        IncidentCommand.EscalateLeads => "escalate-leads",
        IncidentCommand.AskCameras => "ask-cameras",
        IncidentCommand.AskControl => "ask-control",
        IncidentCommand.AcceptControl => "accept-control",
        IncidentCommand.RefuseControl => "refuse-control",
        IncidentCommand.CompleteControl => "complete-control",
        IncidentCommand.WithdrawControl => "withdraw-control",
        IncidentCommand.ReadNotes => "read-notes",
        IncidentCommand.Draw => "draw",
        IncidentCommand.RemoveDrawing => "remove-drawing",
        IncidentCommand.Invite => "invite",
        IncidentCommand.WithdrawInvitation => "withdraw-invitation",
        IncidentCommand.GrantInvitation => "grant-invitation",
        IncidentCommand.RefuseInvitation => "refuse-invitation",
        IncidentCommand.ConfirmRelease => "confirm",
        IncidentCommand.Withdraw => "withdraw",
        IncidentCommand.EndExpired => "end-expired",
        IncidentCommand.MarkSeen => "mark-seen",
        IncidentCommand.Accept => "accept",
        IncidentCommand.Leave => "leave",
        IncidentCommand.WriteNote => "write-note",
        IncidentCommand.Close => "close",
        IncidentCommand.EndHandedOver => "end-handed-over",
        IncidentCommand.StartViewing { Action: GateAction.Replay } => "view-replay",
        IncidentCommand.StartViewing { Action: GateAction.Clip } => "take-clip",
        IncidentCommand.StartViewing { Action: GateAction.Audio } => "listen",
        IncidentCommand.StartViewing => "view-live",
        IncidentCommand.EndViewing => "end-viewing",
        IncidentCommand.TakeSnapshot => "take-snapshot",
        IncidentCommand.EraseTexts => "erase-texts",
        IncidentCommand.Export => "export",
        IncidentCommand.RecordDenials => "record-denials",
        IncidentCommand.EscalateUnwatched => "escalate-unwatched",
        IncidentCommand.SealRecording => "seal-recording",
        IncidentCommand.DeleteRecordings => "delete-recordings",
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "A command without a stable name."),
    };

    private static string ResourceOf(IncidentCommand command) => command switch
    {
        IncidentCommand.StartViewing start => start.Camera.Value,
        IncidentCommand.TakeSnapshot take => take.Camera.Value,
        IncidentCommand.ReleaseCamera release => release.Camera.Value,
        IncidentCommand.ReleaseMaterial release => release.Material.Value,
        IncidentCommand.LookAtMaterial look => look.Material.Value,
        IncidentCommand.AddObject add => add.Object.Id.Value,
        IncidentCommand.ReleaseObject release => release.Object.Value,
        IncidentCommand.StartFollowing start => start.Object.Value,
        IncidentCommand.EndFollowing end => end.Following.Value,
        IncidentCommand.OfferLead offer => offer.Object.Value,
        IncidentCommand.WithdrawLead withdraw => withdraw.Object.Value,
        IncidentCommand.AcceptLead accept => accept.Object.Value,
        IncidentCommand.DeclineLead decline => decline.Object.Value,
        IncidentCommand.TakePart part => part.Object.Value,
        IncidentCommand.LeaveObject leave => leave.Object.Value,
        IncidentCommand.AskCameras ask => ask.Object.Value,
        IncidentCommand.AskControl { Wish.Camera: { } camera } => camera.Value,
        IncidentCommand.AcceptControl accept => accept.Request.Value,
        IncidentCommand.RefuseControl refuse => refuse.Request.Value,
        IncidentCommand.CompleteControl complete => complete.Request.Value,
        IncidentCommand.WithdrawControl withdraw => withdraw.Request.Value,
        IncidentCommand.Draw { Mark.Camera: { } camera } => camera.Value,
        IncidentCommand.Draw { Mark.Material: { } material } => material.Value,
        IncidentCommand.RemoveDrawing remove => remove.Drawing.Value,
        IncidentCommand.ConfirmRelease confirm => confirm.Release.Value,
        IncidentCommand.Withdraw withdraw => withdraw.Release.Value,
        IncidentCommand.EndViewing end => end.Viewing.Value,
        _ => "incident",
    };
}
