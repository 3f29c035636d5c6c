using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Grains.Incidents;

/// <summary>The orders that are the domain's commands as they come.</summary>
internal sealed partial class IncidentGrain
{
    public Task<CommandResult> Raise(Order<IncidentCommand.Raise> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Acknowledge(Order<IncidentCommand.Acknowledge> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Verify(Order<IncidentCommand.Verify> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> MarkCheck(Order<IncidentCommand.MarkCheck> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Shelve(Order<IncidentCommand.Shelve> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> TakeBack(Order<IncidentCommand.TakeBack> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Dismiss(Order<IncidentCommand.Dismiss> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Release(Order<IncidentCommand.ReleaseCamera> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Confirm(Order<IncidentCommand.ConfirmRelease> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Withdraw(Order<IncidentCommand.Withdraw> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> MarkSeen(Order<IncidentCommand.MarkSeen> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Accept(Order<IncidentCommand.Accept> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Leave(Order<IncidentCommand.Leave> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> WriteNote(Order<IncidentCommand.WriteNote> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> ReadNotes(Order<IncidentCommand.ReadNotes> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Draw(Order<IncidentCommand.Draw> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> RemoveDrawing(Order<IncidentCommand.RemoveDrawing> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Close(Order<IncidentCommand.Close> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> EraseTexts(Order<IncidentCommand.EraseTexts> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Export(Order<IncidentCommand.Export> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> AddMaterial(Order<IncidentCommand.AddMaterial> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> ReleaseMaterial(Order<IncidentCommand.ReleaseMaterial> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> ReleaseObject(Order<IncidentCommand.ReleaseObject> order) => DoAsync(order.By, order.Command);

    public Task EndFollowing(Order<IncidentCommand.EndFollowing> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> WithdrawLead(Order<IncidentCommand.WithdrawLead> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> AcceptLead(Order<IncidentCommand.AcceptLead> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> DeclineLead(Order<IncidentCommand.DeclineLead> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> TakePart(Order<IncidentCommand.TakePart> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> LeaveObject(Order<IncidentCommand.LeaveObject> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> AskControl(Order<IncidentCommand.AskControl> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> WithdrawControl(Order<IncidentCommand.WithdrawControl> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> AcceptControl(Order<IncidentCommand.AcceptControl> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> RefuseControl(Order<IncidentCommand.RefuseControl> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> CompleteControl(Order<IncidentCommand.CompleteControl> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> WithdrawInvitation(Order<IncidentCommand.WithdrawInvitation> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> GrantInvitation(Order<IncidentCommand.GrantInvitation> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> RefuseInvitation(Order<IncidentCommand.RefuseInvitation> order) => DoAsync(order.By, order.Command);

    public Task EndViewing(Order<IncidentCommand.EndViewing> order) => DoAsync(order.By, order.Command);
}
