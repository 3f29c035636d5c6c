using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Evidence;

/// <summary>A key with which a party countersigns.</summary>
/// <param name="Organisation">The party.</param>
/// <param name="KeyId">SHA-256 of <paramref name="PublicKey"/>, lower-case hexadecimal.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo of a P-256 key, DER.</param>
/// <param name="At">Since when, UTC.</param>
public sealed record WitnessKey(OrganisationId Organisation, string KeyId, ReadOnlyMemory<byte> PublicKey, DateTimeOffset At);
