using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents;

/// <summary>A viewing or a following that is under way, as the gate sees it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Resource">What is looked at.</param>
/// <param name="Action">How.</param>
/// <param name="By">Who looks.</param>
public sealed record HeldLook(ViewingId Id, GateResource Resource, GateAction Action, Actor By);
