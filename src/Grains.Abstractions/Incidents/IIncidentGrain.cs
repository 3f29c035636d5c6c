using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>One incident: load, decide, append, announce.</summary>
[Alias("liveview.incident")]
public interface IIncidentGrain : IGrainWithStringKey
{
    /// <summary>Raises the incident, or attaches the alarm when it is already raised.</summary>
    [Alias("raise")]
    Task<CommandResult> Raise(Order<IncidentCommand.Raise> order);

    /// <summary>An operator takes it up.</summary>
    [Alias("acknowledge")]
    Task<CommandResult> Acknowledge(Order<IncidentCommand.Acknowledge> order);

    /// <summary>An operator judges it.</summary>
    [Alias("verify")]
    Task<CommandResult> Verify(Order<IncidentCommand.Verify> order);

    /// <summary>An operator judges that no control room is needed.</summary>
    [Alias("dismiss")]
    Task<CommandResult> Dismiss(Order<IncidentCommand.Dismiss> order);

    /// <summary>Tells control rooms and releases cameras to them, in one act.</summary>
    [Alias("forward")]
    Task<CommandResult> Forward(ForwardOrder order);

    /// <summary>Releases one more camera.</summary>
    [Alias("release")]
    Task<CommandResult> Release(Order<IncidentCommand.ReleaseCamera> order);

    /// <summary>Withdraws a release.</summary>
    [Alias("withdraw")]
    Task<CommandResult> Withdraw(Order<IncidentCommand.Withdraw> order);

    /// <summary>A control room has it on a screen.</summary>
    [Alias("mark-seen")]
    Task<CommandResult> MarkSeen(Order<IncidentCommand.MarkSeen> order);

    /// <summary>A control room takes it on.</summary>
    [Alias("accept")]
    Task<CommandResult> Accept(Order<IncidentCommand.Accept> order);

    /// <summary>Writes in the shared log.</summary>
    [Alias("write-note")]
    Task<CommandResult> WriteNote(Order<IncidentCommand.WriteNote> order);

    /// <summary>Ends it, and every release with it.</summary>
    [Alias("close")]
    Task<CommandResult> Close(Order<IncidentCommand.Close> order);

    /// <summary>Begins a viewing: appended to the log before the lease is given.</summary>
    [Alias("start-viewing")]
    Task<LeaseResult> StartViewing(Order<IncidentCommand.StartViewing> order);

    /// <summary>Renews the leases of one edge while their rights hold. A viewing missing from the answer has no rights any more.</summary>
    [Alias("renew-viewings")]
    Task<LeaseGrant[]> RenewViewings(ViewingId[] viewings);

    /// <summary>Ends a viewing.</summary>
    [Alias("end-viewing")]
    Task EndViewing(Order<IncidentCommand.EndViewing> order);

    /// <summary>The incident as an organisation may know it, or null when it takes no part.</summary>
    [Alias("view")]
    Task<IncidentView?> View(OrganisationId reader);

    /// <summary>Which control rooms and cameras the incident's forward should start from, for the sharing party only; else null.</summary>
    [Alias("advise")]
    Task<ForwardAdvice?> Advise(OrganisationId reader);
}
