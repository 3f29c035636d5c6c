using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Releases;

/// <summary>Something other than a camera that an incident holds and the gate guards: a plan, a photo, a tracked object.</summary>
/// <param name="Resource">What it is.</param>
/// <param name="Owner">The party that brought it in, and that alone lets others see it.</param>
/// <param name="Releases">To whom it is released: running ones, and perhaps ended ones.</param>
public sealed record IncidentItem(GateResource Resource, OrganisationId Owner, IReadOnlyList<ItemRelease> Releases);
