using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>Offer the lead to a control room named by its id; the incident itself looks up who it is.</summary>
/// <param name="By">Who offers.</param>
/// <param name="Object">The tracked object.</param>
/// <param name="To">The control room.</param>
[GenerateSerializer, Immutable, Alias("liveview.lead-order")]
public sealed record LeadOrder(
    [property: Id(0)] Actor By, [property: Id(1)] TrackedObjectId Object, [property: Id(2)] OrganisationId To) : IByActor;
