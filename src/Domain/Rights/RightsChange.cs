using LiveView.Domain.Parties;

namespace LiveView.Domain.Rights;

/// <summary>One change of who may do what for an organisation: a line in the stream <c>org:{organisation}</c> of the log.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who changed it, or null when nobody of the organisation did.</param>
/// <param name="Subject">Whom or what it is about: an account, a machine, an issuer, by its identifier.</param>
/// <param name="Details">What else is worth knowing; never a secret, never a person's name.</param>
public sealed record RightsChange(
    RightsChangeKind Kind, DateTimeOffset At, Actor? By, string Subject, IReadOnlyDictionary<string, string>? Details = null);
