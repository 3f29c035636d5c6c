using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents;

/// <summary>One person following one tracked object, from first to last position [volgen].</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Object">The object.</param>
/// <param name="By">Who follows.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record Following(ViewingId Id, TrackedObjectId Object, Actor By, DateTimeOffset Since);
