using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Parties;

/// <summary>A party: every person acts for exactly one.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name as screens show it.</param>
/// <param name="Kind">What it is in the chain.</param>
/// <param name="ControlRoom">For a control room: the name of its meldkamer in the jurisdiction table, else null.</param>
public sealed record Organisation(OrganisationId Id, string Name, OrganisationKind Kind, string? ControlRoom = null);
